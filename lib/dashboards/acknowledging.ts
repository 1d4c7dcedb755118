import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import type { SpanGroup } from '@/lib/findings/spans';
import { nameOf, SEVERITY_CODES, SOURCE_CODES } from '@/lib/model/finding';
import type { Ask } from './ask';
import { timesOf } from './closing';
import type { Times } from './shapes';

type Row = { bits: number; severity: number | null; source: number | null; n: number; at: (string | number)[] | null };

// From what was first touched then, which is little, to the findings of it: never the other way round.
const TOOK = `with took as materialized (
    select f.severity, f.source, greatest(0, extract(epoch from k.at - k.seen_at) * 1000)::bigint as ms
    from finding_acknowledgement k join finding f on f.workspace_id = k.workspace_id and f.id = k.finding_id
    where k.workspace_id = $1::uuid and k.at >= $2::timestamptz and k.at < $3::timestamptz
      and ($4::smallint is null or f.source = $4::smallint))
  select grouping(severity, source) as bits, severity, source, count(*)::int as n,
    percentile_disc(array[0.5, 0.9]) within group (order by ms) as at
  from took group by grouping sets ((), (severity), (source))`;

/** How long findings waited until one of us did something to them: of those that were first touched in the period. */
export async function acknowledgingTimes(ctx: Ctx, ask: Ask): Promise<Times> {
  const { before, from, to } = ask.period;
  const now = await spans(ctx, ask, from, to);
  const past = await spans(ctx, ask, before, from);
  return timesOf(ask, { now, past }, ask.acknowledged, ask.acknowledgedBefore);
}

async function spans(ctx: Ctx, { source }: Ask, from: Date, to: Date): Promise<SpanGroup[]> {
  const found = await within<Row>(ctx, TOOK, [ctx.workspaceId, from, to, source && SOURCE_CODES[source]]);
  return found.map(({ bits, severity, source, n, at }) => {
    const [medianMs = null, p90Ms = null] = at?.map(Number) ?? [];
    const took = { count: n, medianMs, p90Ms };
    // A bit is set for what a row is not divided by.
    if (bits === 1 && severity !== null) return { by: 'severity', key: nameOf(SEVERITY_CODES, severity), ...took };
    if (bits === 2 && source !== null) return { by: 'source', key: nameOf(SOURCE_CODES, source), ...took };
    return { by: null, key: null, ...took };
  });
}
