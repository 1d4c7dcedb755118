import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { closingSpans, type SpanGroup } from '@/lib/findings/spans';
import { Severity } from '@/lib/model/finding';
import type { Ask } from './ask';
import { sourcesOf } from './open';
import type { Times, Took } from './shapes';

/** How long the findings closed in the period took, by how bad they are and where they come from. */
export async function closingTimes(ctx: Ctx, ask: Ask): Promise<Times> {
  const now = await closingSpans(ctx, ask(ask.closed), ['severity', 'source']);
  const past = await closingSpans(ctx, ask(ask.closedBefore), []);
  return timesOf(ask, { now, past }, ask.closed, ask.closedBefore);
}

/** `period` and `before`: the queries of what took these times. */
export function timesOf(
  ask: Ask,
  { now, past }: { now: SpanGroup[]; past: SpanGroup[] },
  period: string,
  before: string,
): Times {
  return {
    all: took(now, null, null, ask(period)),
    before: took(past, null, null, ask(before)),
    bySeverity: Severity.options.map((severity) => ({
      severity,
      ...took(now, 'severity', severity, ask(period, `severity:${severity}`)),
    })),
    bySource: sourcesOf(ask).map((source) => ({
      source,
      ...took(now, 'source', source, `${period} source:${source}`),
    })),
  };
}

function took(groups: readonly SpanGroup[], by: SpanGroup['by'], key: string | null, query: string): Took {
  const found = groups.find((group) => group.by === by && group.key === key);
  return {
    of: { value: found?.count ?? 0, query },
    medianMs: found?.medianMs ?? null,
    p90Ms: found?.p90Ms ?? null,
  };
}
