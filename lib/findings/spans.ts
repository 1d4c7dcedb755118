import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { type Dimension, SHAPES } from './dimensions';
import { scopeOf } from './scope';
import { within } from './statement';

/** How long findings took: half of them no longer than the median, nine in ten no longer than `p90Ms`. */
export type Spans = { count: number; medianMs: number | null; p90Ms: number | null };
/** `key` null: all of them. */
export type SpanGroup = Spans & { by: Dimension | null; key: string | null };

/** From creation to closing, over the closed ones of a query: all of them, and by each of the dimensions (of closed sets). */
export async function closingSpans(ctx: Ctx, q: string, by: readonly Dimension[]): Promise<SpanGroup[]> {
  allow(ctx, 'findings.read');
  const { from, where, params } = await scopeOf(ctx, q);
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

const TOOK = 'greatest(0, extract(epoch from f.closed_at - f.created_at) * 1000)::bigint as ms';

function wordOf(dimension: Dimension | undefined, value: unknown): string | null {
  const codes = dimension && SHAPES[dimension].codes;
  return (codes && Object.keys(codes).find((one) => codes[one] === Number(value))) ?? null;
}
