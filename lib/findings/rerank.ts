import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { inSqlTx, rows } from '@/lib/db/rows';

// A null for it would keep a plan that is made once from beginning at the id.
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
// A batch is a second of work at most, so that nobody who wants one of these findings waits for long.
const BATCH = 1000;

// Every write of a finding ranks it anew, by the trigger `finding_derives`; so these write nothing else.
const DUE = `with due as (
    select id from finding where workspace_id = $1 and rank_due_at <= now() order by rank_due_at limit ${BATCH} for update skip locked)
  update finding f set rank_revision = f.rank_revision from due where f.workspace_id = $1 and f.id = due.id returning f.id`;
const SETTING = `select s.revision, s.walked_to from rank_setting s
  where s.workspace_id = $1 and s.done_at is null order by s.revision desc limit 1 for update skip locked`;
const WALK = `with part as (
    select id from finding where workspace_id = $1 and id > $2::uuid order by id limit ${BATCH} for update)
  update finding f set rank_revision = f.rank_revision from part where f.workspace_id = $1 and f.id = part.id returning f.id`;
// Older ones are overtaken by it.
const WALKED = `update rank_setting set walked_to = coalesce($3, walked_to), done_at = case when $4 then now() end
  where workspace_id = $1 and revision <= $2 and done_at is null`;

/** Ranks again what has less time left than its rank says; answers whether there may be more. */
export async function rankDue(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx, DUE, [ctx.workspaceId], 'rank due')).length === BATCH;
}

/** Puts a new setting to the findings that were there before it, from where the last batch ended; answers whether there is more. */
export async function rankByNewest(ctx: Ctx): Promise<boolean> {
  return inSqlTx(ctx, async (client) => {
    const { rows: settings } = await client.query<{ revision: number; walked_to: string | null }>({
      name: 'rank setting',
      text: SETTING,
      values: [ctx.workspaceId],
    });
    const [setting] = settings;
    if (!setting) return false;
    const { rows: ranked } = await client.query<{ id: string }>({
      name: 'rank walk',
      text: WALK,
      values: [ctx.workspaceId, setting.walked_to ?? BEFORE_ALL],
    });
    const isLast = ranked.length < BATCH;
    const last = ranked.reduce<string | null>((most, { id }) => (most === null || id > most ? id : most), null);
    await client.query(WALKED, [ctx.workspaceId, setting.revision, last, isLast]);
    return !isLast;
  });
}
