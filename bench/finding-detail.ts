import pg from 'pg';
import type { Ctx } from '@/lib/db/ctx';
import { DETAIL_SQL, getFinding } from '@/lib/findings/detail';
import type { Console } from './console';
import { interleaved, median, p50Of } from './measure';
import { openPsql } from './psql';
import type { Row } from './report';

const CALLS = 200;

/** Row 7: a finding with all that is kept of it, against the same prepared statement in psql. */
export async function findingDetail(
  console: Console,
  ctx: Ctx,
  options: { rounds: number; say(word: string): void },
): Promise<Row> {
  const [finding] = await console.query<{ id: string }>(
    'select id from finding where workspace_id = $1 and kind = 1 and status < 4 order by created_at desc limit 1',
    [console.workspaceId],
  );
  if (!finding) throw new Error('there is no open incident');
  const ours = () => p50Of(CALLS, () => getFinding(ctx, finding.id));
  const row: Row = {
    metric: '7 finding detail, p50',
    value: null,
    unit: 'ms',
    baseline: null,
    baselineName: 'psql, which is not installed',
    ratio: null,
    goal: 2,
    by: 'ratio',
  };
  const psql = await openPsql(console.webUrl);
  if (!psql) return { ...row, value: await ours() };
  const given = [ctx.workspaceId, finding.id].map((value) => pg.escapeLiteral(value)).join(', ');
  await psql.ask(`select set_config('onequeue.workspace', ${pg.escapeLiteral(ctx.workspaceId)}, false)`);
  await psql.ask(`prepare detail as ${DETAIL_SQL.replaceAll('\n', ' ')}`);
  const [held] = await psql.ask(`execute detail(${given})`);
  if (held !== (await getFinding(ctx, finding.id))) throw new Error('psql reads another finding than the verb shows');
  const baseline = async () => {
    const times: number[] = [];
    for (let i = 0; i < CALLS; i++) times.push(await psql.time(`execute detail(${given})`));
    return median(times);
  };
  const compared = await interleaved({ ours, baseline }, options);
  psql.close();
  return {
    ...row,
    value: compared.ours,
    baseline: compared.baseline,
    baselineName: 'psql, the same prepared statement',
    ratio: compared.ratio,
  };
}
