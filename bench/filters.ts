import type { Ctx } from '@/lib/db/ctx';
import { countFindings } from '@/lib/findings/counts';
import { facetCounts } from '@/lib/findings/facets';
import { listFindings } from '@/lib/findings/list';
import { interleaved, p95Of } from './measure';
import { PAGE } from './queue-api';
import type { Row } from './report';

const FILTERS = 60;
const FACETS = ['severity', 'source', 'status', 'tenant', 'policy', 'account'] as const;
type Options = { rounds: number; say(word: string): void };

/** Row 3: sixty filters over six facets, against the page without one; the twentieth part that is slowest. */
export async function anyFilter(ctx: Ctx, options: Options): Promise<Row> {
  const queries = await filtersOf(ctx);
  const page = (q: string) => listFindings(ctx, { ...PAGE, q });
  for (const q of queries) await isWhole(ctx, q, await page(q));
  const compared = await interleaved(
    {
      ours: () => p95Of(FILTERS, (at) => page(queries[at] ?? '')),
      baseline: () => p95Of(FILTERS, () => page(PAGE.q)),
    },
    options,
  );
  return {
    metric: '3 any filter over six facets, p95',
    value: compared.ours,
    unit: 'ms',
    baseline: compared.baseline,
    baselineName: 'the page without a filter, p95',
    ratio: compared.ratio,
    goal: 3,
    by: 'ratio',
  };
}

/** Filters of one to six facets, of what there is most and least; the same ones at every run. */
export async function filtersOf(ctx: Ctx): Promise<string[]> {
  const { facets } = await facetCounts(ctx, '');
  const terms = FACETS.map((name) => facets[name].filter(({ count }) => count > 0).map(({ term }) => term));
  return Array.from({ length: FILTERS }, (_, at) =>
    terms
      // The bits of `at` choose the facets; which value of each moves on at its own pace.
      .flatMap((of, n) => (((at + 1) >> n) & 1 ? (of[(at * (n + 1)) % of.length] ?? []) : []))
      .join(' '),
  );
}

async function isWhole(ctx: Ctx, q: string, page: string): Promise<void> {
  const shown: unknown[] = JSON.parse(page).items;
  const { total: count } = await countFindings(ctx, q);
  if (shown.length !== Math.min(count, PAGE.limit)) throw new Error(`${q} shows ${shown.length} of ${count}`);
}
