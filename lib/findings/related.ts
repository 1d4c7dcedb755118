import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { termText } from '@/lib/query/print';
import { ROW_JSON } from './row-sql';
import type { Related, RelatedGroup } from './shapes';

const NEWEST = 20;
const BY = ['person', 'resource', 'account'] as const;
type By = (typeof BY)[number];

/** Other findings of the same person, resource or account: how many, and the newest of them. Throws `not_found`. */
export async function relatedFindings(ctx: Ctx, id: string): Promise<Related> {
  allow(ctx, 'findings.read');
  const [keys] = await prepared<Record<By, { id: number; value: string } | null>>(
    ctx,
    `select ${BY.map(
      (by) => `(select json_build_object('id', t.id, 'value', t.value) from term t
       where t.workspace_id = $1 and t.id = f.${by}_id) as ${by}`,
    ).join(', ')}
     from finding f where f.workspace_id = $1 and f.id = $2`,
    [ctx.workspaceId, id],
  );
  if (!keys) throw new AppError('not_found', 'There is no such finding.');
  const groups: RelatedGroup[] = [];
  for (const by of BY) {
    const key = keys[by];
    if (!key) continue;
    const [row] = await prepared<Pick<RelatedGroup, 'total' | 'open' | 'items'>>(ctx, groupSql(by), [
      ctx.workspaceId,
      id,
      key.id,
    ]);
    if (row && row.total > 0) groups.push({ by, value: key.value, query: termText(by, key.value), ...row });
  }
  return { groups };
}

function groupSql(by: By): string {
  const same = `f.workspace_id = $1 and f.${by}_id = $3 and f.id <> $2`;
  return `with page as materialized (
      select f.id, f.created_at from finding f where ${same} order by f.created_at desc, f.id desc limit ${NEWEST})
    select (select count(*)::int from finding f where ${same}) as total,
      (select count(*)::int from finding f where ${same} and f.status < 4) as open,
      (select coalesce(json_agg(${ROW_JSON} order by p.created_at desc, p.id desc), '[]')
        from page p join finding f on f.workspace_id = $1 and f.id = p.id) as items`;
}
