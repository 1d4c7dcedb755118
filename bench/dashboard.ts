import { isDeepStrictEqual } from 'node:util';
import { readDashboard } from '@/lib/dashboards/read';
import type { Ctx } from '@/lib/db/ctx';
import { inSnapshot } from '@/lib/db/tx';
import { interleaved, p50Of } from './measure';
import type { Row } from './report';

const ASKED = { days: 90, source: null } as const;

/** Row 21: a dashboard of 90 days, against the same figures aggregated by Postgres: inside a transaction memory is not asked. */
export async function dashboard(ctx: Ctx, options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  const now = new Date();
  const ours = () => readDashboard(ctx, ASKED, now);
  const direct = () => inSnapshot(ctx, (ctx) => readDashboard(ctx, ASKED, now));
  if (!isDeepStrictEqual(await ours(), await direct())) throw new Error('the dashboard is not what Postgres counts');
  const compared = await interleaved({ ours: () => p50Of(10, ours), baseline: () => p50Of(2, direct) }, options);
  const exact = { baseline: null, baselineName: '', ratio: null, by: 'value' } as const;
  return [
    {
      metric: '21 dashboard of 90 days, p50',
      value: compared.ours,
      unit: 'ms',
      baseline: compared.baseline,
      baselineName: 'Postgres, the same aggregates',
      ratio: compared.ratio,
      goal: 0.1,
      by: 'ratio',
    },
    { metric: '21 the same, by itself', value: compared.ours, unit: 'ms', goal: 20, ...exact },
  ];
}
