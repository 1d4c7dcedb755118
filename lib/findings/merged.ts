import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { STATUS_CODES } from '@/lib/model/finding';
import { ROW_JSON } from './row-sql';
import type { MergedFindings } from './shapes';

const CLOSED = `f.status in (${STATUS_CODES.accepted}, ${STATUS_CODES.resolved})`;

const SQL = `select (select coalesce(json_agg(json_build_object('finding', ${ROW_JSON}, 'at', g.merged_at,
      'url', (select r.raw->>'alert_url' from finding_raw r where r.workspace_id = $1 and r.finding_id = f.id),
      'by', (select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = g.merged_by))
      order by ${CLOSED}, f.severity desc, f.updated_at desc, f.id desc), '[]')
    from finding_merge g join finding f on f.workspace_id = $1 and f.id = g.finding_id
    where g.workspace_id = $1 and g.leader_id = l.id) as items
  from finding l where l.workspace_id = $1 and l.id = $2`;

/** What a finding stands for, those that are not closed first. Throws `not_found`. */
export async function mergedFindings(ctx: Ctx, id: string): Promise<MergedFindings> {
  allow(ctx, 'findings.read');
  const [row] = await prepared<MergedFindings>(ctx, SQL, [ctx.workspaceId, id]);
  if (!row) throw new AppError('not_found', 'There is no such finding.');
  return row;
}
