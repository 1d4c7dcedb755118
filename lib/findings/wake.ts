import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { STATUS_CODES } from '@/lib/model/finding';

const BATCH = 500;

// Locked in the order of their ids, as every change locks them. What was moved on by hand meanwhile only loses its row.
const WAKE = `with due as materialized (
    select z.finding_id as id, z.own_status, f.own_status = ${STATUS_CODES.snoozed} as is_aside,
      case when f.gone_at is null then 'time' else 'gone' end as why
    from finding_snooze z join finding f on f.workspace_id = $1 and f.id = z.finding_id
    where z.workspace_id = $1 and z.finding_id = any(array(
      select s.finding_id from finding_snooze s where s.workspace_id = $1 and s.until <= now() order by s.until limit ${BATCH}))
    order by f.id for update of f skip locked),
  gone as (delete from finding_snooze z using due where z.workspace_id = $1 and z.finding_id = due.id returning z.finding_id, due.why),
  back as (update finding f set own_status = due.own_status, version = f.version + 1 from due
    where f.workspace_id = $1 and f.id = due.id and due.is_aside returning f.id)
  select gone.finding_id, case when back.id is not null then record_wake($1, back.id, gone.why) end
  from gone left join back on back.id = gone.finding_id`;

/** Brings back what was put aside until now, each with its record; answers whether there may be more. */
export async function wakeDue(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx, WAKE, [ctx.workspaceId], 'wake due')).length === BATCH;
}
