import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { type Group, tally } from '@/lib/findings/tally';
import { Verdict } from '@/lib/model/finding';
import type { Ask } from './ask';
import { MOST, sumOf } from './open';
import type { Count, Verdicts } from './shapes';

/** What the findings closed in the period were found to be, and which policies raise most of what is nothing. */
export async function verdictsOf(ctx: Ctx, ask: Ask): Promise<Verdicts> {
  const now = await tally(ctx, ask(ask.closed, 'has:verdict'), [{ by: ['verdict'] }, { by: ['policy'], most: MOST }]);
  const falseNow = await tally(ctx, ask(ask.closed, 'verdict:false_positive'), [{ by: ['policy'] }]);
  const past = await tally(ctx, ask(ask.closedBefore, 'has:verdict'), [{ by: ['verdict'] }]);
  const [verdicts = [], policies = []] = now;
  const [falsePolicies = []] = falseNow;
  const [verdictsBefore = []] = past;
  return {
    ...judged(ask, ask.closed, verdicts),
    before: judged(ask, ask.closedBefore, verdictsBefore),
    byVerdict: Verdict.options.map((verdict) => ({
      verdict,
      of: { value: ofVerdict(verdicts, verdict), query: ask(ask.closed, `verdict:${verdict}`) },
    })),
    byPolicy: policies.flatMap(({ values: [policy], count }) => {
      if (!policy) return [];
      const found = falsePolicies.find(
        ({ values: [other] }) => other?.term.toLowerCase() === policy.term.toLowerCase(),
      );
      return [
        {
          policy: policy.label,
          judged: { value: count, query: ask(ask.closed, 'has:verdict', policy.term) },
          falsePositive: { value: found?.count ?? 0, query: ask(ask.closed, 'verdict:false_positive', policy.term) },
        },
      ];
    }),
  };
}

function judged(ask: Ask, closed: string, verdicts: readonly Group[]): { judged: Count; falsePositive: Count } {
  return {
    judged: { value: sumOf(verdicts), query: ask(closed, 'has:verdict') },
    falsePositive: {
      value: ofVerdict(verdicts, 'false_positive'),
      query: ask(closed, 'verdict:false_positive'),
    },
  };
}

function ofVerdict(verdicts: readonly Group[], verdict: Verdict): number {
  return sumOf(verdicts.filter(({ values: [value] }) => value?.key === verdict));
}
