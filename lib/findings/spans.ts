import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import type { Columns } from '@/lib/held/columns';
import { CLASS_KEYS, closingTimes, shareOf } from '@/lib/held/divide';
import type { Rows } from '@/lib/held/rows';
import { type Dimension, SHAPES } from './dimensions';
import { heldPick } from './held-pick';
import { readQuery, scopeOfQuery } from './scope';
import { isClassKey } from './tally-held';

/** How long findings took: half of them no longer than the median, nine in ten no longer than `p90Ms`. */
export type Spans = { count: number; medianMs: number | null; p90Ms: number | null };
/** `key` null: all of them. */
export type SpanGroup = Spans & { by: Dimension | null; key: string | null };

/** From creation to closing, over the closed ones of a query: all of them, and by each of the dimensions (of closed sets). */
export async function closingSpans(ctx: Ctx, q: string, by: readonly Dimension[]): Promise<SpanGroup[]> {
  allow(ctx, 'findings.read');
  const query = readQuery(q);
  const held = await heldPick(ctx, query);
  if (held && by.every(isClassKey)) return heldSpans(held.columns, held.rows, by);
  const { from, where, params } = await scopeOfQuery(ctx, query);
  const keys = by.map((_, at) => `k${at}`);
  // An ordered-set aggregate cannot be hashed: what each took is worked out once, and sorted for each division.
  const text = `with took as materialized (
      select ${[...by.map((one, at) => `${SHAPES[one].column} as k${at}`), TOOK].join(', ')}
      from ${from} where (${where}) and f.closed_at is not null)
    select ${[keys.length > 0 ? `grouping(${keys.join(', ')})` : '0', ...keys].map((one, at) => (at === 0 ? `${one} as bits` : one)).join(', ')},
      count(*)::int as n, percentile_disc(array[0.5, 0.9]) within group (order by ms) as at
    from took group by grouping sets (${['()', ...keys.map((key) => `(${key})`)].join(', ')})`;
  const found = await within<
    Record<string, unknown> & { bits: number; n: number; at: (string | number | bigint)[] | null }
  >(ctx, text, params.values);
  return found.map((row) => {
    const at = by.findIndex((_, index) => row.bits === 2 ** by.length - 1 - 2 ** (by.length - 1 - index));
    const [medianMs = null, p90Ms = null] = row.at?.map(Number) ?? [];
    return { by: by[at] ?? null, key: at < 0 ? null : wordOf(by[at], row[`k${at}`]), count: row.n, medianMs, p90Ms };
  });
}

/** The same in this process. */
function heldSpans(columns: Columns, rows: Rows, by: readonly (Dimension & keyof typeof CLASS_KEYS)[]): SpanGroup[] {
  const { ms, starts } = closingTimes(columns, rows);
  const groups: SpanGroup[] = by.flatMap((dimension) => {
    const parts = new Map<string, Float64Array[]>();
    columns.classes.forEach((one, at) => {
      const part = ms.subarray(starts[at], starts[at + 1]);
      const key = String(CLASS_KEYS[dimension](one));
      if (part.length > 0) parts.set(key, [...(parts.get(key) ?? []), part]);
    });
    return [...parts].map(([key, of]) => ({ by: dimension, key: wordOf(dimension, key), ...spansOf(joined(of)) }));
  });
  // Last, because it puts the times in another order.
  return [...groups, { by: null, key: null, ...spansOf(ms) }];
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}

function spansOf(ms: Float64Array): Spans {
  const medianMs = shareOf(ms, 0.5);
  // Half of them are out of the way by now.
  return { count: ms.length, medianMs, p90Ms: shareOf(ms, 0.9, ms.length >> 1) };
}

const TOOK = 'greatest(0, extract(epoch from f.closed_at - f.created_at) * 1000)::bigint as ms';

function wordOf(dimension: Dimension | undefined, value: unknown): string | null {
  const codes = dimension && SHAPES[dimension].codes;
  return (codes && Object.keys(codes).find((one) => codes[one] === Number(value))) ?? null;
}
