import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { badQuery } from '@/lib/query/bad-query';
import { Params } from '@/lib/query/params';
import { parseIn } from '@/lib/query/parse';
import { activitySql } from './compile';
import { ACTIVITY } from './language';
import { activityNames } from './names';
import type { ActivityFilter } from './schema';

/** The conditions of both sides of the stream over one list of parameters; `own` null for who may not read the audit log. */
export type ActivityScope = { vendor: string; own: string | null; params: Params };

/** Throws `bad_input` that points at the part of `q` which cannot be read. */
export async function activityScope(ctx: Ctx, filter: ActivityFilter): Promise<ActivityScope> {
  const parsed = parseIn(ACTIVITY, filter.q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  const names = await activityNames(ctx, parsed.query);
  const params = new Params(ctx.workspaceId);
  const options = { names, params, now: Date.now() };
  const times = (column: string) => [
    ...(filter.from === undefined ? [] : [`${column} >= ${params.add(filter.from, 'timestamptz')}`]),
    ...(filter.to === undefined ? [] : [`${column} < ${params.add(filter.to, 'timestamptz')}`]),
  ];
  const vendor = [
    'i.workspace_id = $1',
    "i.noun = 'activity'",
    ...(filter.gone === 'leave_out' ? ['i.gone_at is null'] : []),
    ...times('i.at'),
    activitySql(parsed.query, { ...options, side: 'vendor' }),
  ];
  if (!mayReadAudit(ctx)) return { vendor: vendor.join(' and '), own: null, params };
  const own = ['e.workspace_id = $1', ...times('e.at'), activitySql(parsed.query, { ...options, side: 'own' })];
  return { vendor: vendor.join(' and '), own: own.join(' and '), params };
}

function mayReadAudit({ actor }: Ctx): boolean {
  return actor.role === 'worker' || may(actor.role, 'audit.read');
}
