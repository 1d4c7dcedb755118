import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { nameOf, VERDICT_CODES, type Verdict } from '@/lib/model/finding';
import { changeFinding, type MakePlan, setColumns } from './change';
import type { FindingRow } from './shapes';

type Input = { id: string; verdict: Verdict | null; reason?: string; version: number };

/** Says what a finding turned out to be; the reason stands in its history. Null takes the verdict back. */
export function setVerdict(ctx: Ctx, input: Input): Promise<FindingRow> {
  return changeFinding(ctx, input, planVerdict(input.verdict, input.reason));
}

export function planVerdict(verdict: Verdict | null, reason?: string): MakePlan {
  const code = verdict === null ? null : VERDICT_CODES[verdict];
  return async () => ({
    action: 'finding.set_verdict',
    movesVersion: true,
    // The same verdict with a reason is a new statement.
    objection: (held) => (held.verdict === code && !reason ? 'same' : null),
    apply: (ctx, held) => setColumns(ctx, held, { verdict: code }),
    record: (held) => ({
      before: { verdict: held.verdict === null ? null : nameOf(VERDICT_CODES, held.verdict) },
      after: { verdict, reason: reason ?? null },
    }),
  });
}
