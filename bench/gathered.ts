import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { groupFindings, groupSql } from '@/lib/findings/groups';
import { scopeOf } from '@/lib/findings/scope';
import { suggest } from '@/lib/findings/suggest';
import { interleaved, p95Of } from './measure';
import { PAGE } from './queue-api';
import type { Row } from './report';

const CALLS = 10;
// Neither is held in memory, and every finding passes: the same question, left to Postgres.
const IN_POSTGRES = `${PAGE.q} -label:nobody-has-this`;

/** No row of the bars: the queue gathered by person, and the policies that are offered while a word is typed. */
export async function gathered(ctx: Ctx, options: { rounds: number; say(word: string): void }): Promise<Row[]> {
  const scope = await scopeOf(ctx, PAGE.q);
  const groups = () => groupFindings(ctx, { q: PAGE.q, by: 'person' });
  const asked = () => prepared<{ total: number; groups: number }>(ctx, groupSql(scope, 'person'), scope.params.values);
  const [held, [row]] = [await groups(), await asked()];
  if (held.total !== row?.total || held.groups !== row.groups)
    throw new Error('the groups are not what Postgres counts');
  const offered = (q: string) => suggest(ctx, { field: 'policy', typed: '', q });
  if (JSON.stringify(await offered(PAGE.q)) !== JSON.stringify(await offered(IN_POSTGRES)))
    throw new Error('the suggestions are not what Postgres counts');
  return [
    rowOf('groups by person, p95', await inTurn(groups, asked, options)),
    rowOf(
      'policies offered, p95',
      await inTurn(
        () => offered(PAGE.q),
        () => offered(IN_POSTGRES),
        options,
      ),
    ),
  ];
}

type Asked = () => Promise<unknown>;

function inTurn(ours: Asked, baseline: Asked, options: { rounds: number; say(word: string): void }) {
  return interleaved({ ours: () => p95Of(CALLS, ours), baseline: () => p95Of(CALLS, baseline) }, options);
}

function rowOf(metric: string, { ours, baseline, ratio }: Awaited<ReturnType<typeof inTurn>>): Row {
  return { metric, value: ours, unit: 'ms', baseline, baselineName: 'Postgres', ratio, goal: 0.6, by: 'ratio' };
}
