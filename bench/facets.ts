import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { CountedFacets } from '@/lib/findings/facet-values';
import { facetCounts } from '@/lib/findings/facets';
import { facetSql } from '@/lib/findings/facets-sql';
import { scopeOf } from '@/lib/findings/scope';
import { interleaved, p95Of } from './measure';
import { PAGE } from './queue-api';
import type { Row } from './report';

const CALLS = 20;

/** Row 5: all facets with the exact total, against the same counts by Postgres in one walk. */
export async function facets(ctx: Ctx, options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  const scope = await scopeOf(ctx, PAGE.q);
  const inPostgres = async () => {
    const [row] = await prepared<CountedFacets>(ctx, facetSql(scope), scope.params.values);
    return row;
  };
  const ours = () => facetCounts(ctx, PAGE.q);
  const [held, asked] = [await ours(), await inPostgres()];
  if (held.total !== asked?.total) throw new Error(`the facets count ${held.total}, and Postgres ${asked?.total}`);
  const compared = await interleaved(
    { ours: () => p95Of(CALLS, ours), baseline: () => p95Of(CALLS, inPostgres) },
    options,
  );
  const exact = { baseline: null, baselineName: '', ratio: null, by: 'value' } as const;
  return [
    {
      metric: '5 facets and exact total, p95',
      value: compared.ours,
      unit: 'ms',
      baseline: compared.baseline,
      baselineName: 'Postgres, one walk',
      ratio: compared.ratio,
      goal: 0.6,
      by: 'ratio',
    },
    { metric: '5 the same, by itself', value: compared.ours, unit: 'ms', goal: 16, ...exact },
  ];
}
