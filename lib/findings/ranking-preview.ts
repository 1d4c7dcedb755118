import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { rankFactorsOf } from './rank';
import type { PreviewQuery } from './ranking-schema';
import { ROW_JSON } from './row-sql';
import type { FindingRow, RankingPreview } from './shapes';

const TOP = 20;

// Findings of the same severity and facts have the same rank: so many kinds are scored, not so many findings.
const PREVIEW = `with kinds as materialized (
    select f.severity, f.rank_facts from finding f where f.workspace_id = $1 and f.status < 4 group by 1, 2),
  weights as (select coalesce($2::smallint[], (select s.weights from rank_setting s where s.workspace_id = $1 order by s.revision desc limit 1),
    rank_default_weights()) as list),
  scored as materialized (select k.*, rank_score(w.list, k.severity, k.rank_facts) as score from kinds k, weights w),
  top as materialized (select f.id, s.score, row_number() over (order by s.score desc, f.updated_at desc, f.id desc) as n
    from finding f join scored s on s.severity = f.severity and s.rank_facts = f.rank_facts
    where f.workspace_id = $1 and f.status < 4 order by n limit ${TOP}),
  now_top as materialized (select f.id from finding f where f.workspace_id = $1 and f.status < 4
    order by f.rank desc, f.updated_at desc, f.id desc limit ${TOP})
  select t.score, (select list from weights) as weights, f.severity, f.rank_facts as facts, not exists (select 1 from now_top n where n.id = t.id) as "isNew",
    ${ROW_JSON} as finding
  from top t join finding f on f.workspace_id = $1 and f.id = t.id order by t.n`;

type Row = { score: number; weights: number[]; severity: number; facts: number; isNew: boolean; finding: FindingRow };

/** Which open findings would stand first under other weights, and what each of them would be made of. Nothing is changed. */
export async function previewRanking(ctx: Ctx, { weights }: PreviewQuery): Promise<RankingPreview> {
  allow(ctx, 'ranking.edit');
  const found = await prepared<Row>(ctx, PREVIEW, [ctx.workspaceId, weights ?? null]);
  return {
    items: found.map(({ score, weights, severity, facts, isNew, finding }) => ({
      finding,
      rank: score,
      rankFactors: rankFactorsOf(weights, severity, facts),
      isNew,
    })),
  };
}
