import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { within } from '@/lib/db/statement';
import { db, inTx } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';
import { BATCH, stillFit } from './match';

const ENDED = `(r.removed_at is not null or not r.enabled or r.effect <> 'suppress' or r.expires_at <= now())`;

// By the rules that ended, never by the findings: the end of a rule is one row, whatever it suppressed.
const OF_ENDED = `select s.finding_id as id from rule r cross join lateral (
    select s.finding_id from finding_suppression s where s.workspace_id = $1 and s.rule_id = r.id limit ${BATCH}) s
  where r.workspace_id = $1 and ${ENDED} limit ${BATCH}`;

// Locked in the order of their ids, as every change locks them. What was moved on by hand meanwhile only loses its row.
const SHOW = `with due as materialized (
    select f.id, s.rule_id, r.name, f.own_status = ${STATUS_CODES.suppressed} as is_hidden,
      case when f.gone_at is not null then 'gone' when r.removed_at is not null then 'removed'
        when not r.enabled then 'disabled' when r.expires_at <= now() then 'expired' else 'changed' end as why
    from finding_suppression s join rule r on r.workspace_id = $1::uuid and r.id = s.rule_id
      join finding f on f.workspace_id = $1 and f.id = s.finding_id
    where s.workspace_id = $1 and s.finding_id = any($2::uuid[]) order by f.id for update of f skip locked),
  gone as (delete from finding_suppression s using due where s.workspace_id = $1 and s.finding_id = due.id),
  lapsed as (update rule_taken t set lapsed_at = now() from due
    where t.workspace_id = $1 and t.rule_id = due.rule_id and t.finding_id = due.id and due.is_hidden),
  back as (update finding f set own_status = null, version = f.version + 1 from due
    where f.workspace_id = $1 and f.id = due.id and due.is_hidden returning f.id, due.why, due.name)
  select due.id::text as id, case when due.is_hidden then record_shown($1, back.id, back.why, back.name) end::text as done
  from due left join back on back.id = due.id`;

/** Shows again what rules suppressed that have ended, each with its record; answers whether there may be more. */
export async function showEnded(ctx: Ctx): Promise<boolean> {
  const ids = (await rows<{ id: string }>(ctx, OF_ENDED, [ctx.workspaceId], 'suppressed by ended rules')).map(
    ({ id }) => id,
  );
  if (ids.length === 0) return false;
  return (await rows(ctx, SHOW, [ctx.workspaceId, ids], 'show again')).length === BATCH;
}

// What a rule suppressed while it asked for something else.
const OF_EARLIER = `select r.id, r.q, r.revision, s.ids from rule r cross join lateral (
    select array_agg(o.finding_id::text) as ids from (select s.finding_id from finding_suppression s
      where s.workspace_id = $1 and s.rule_id = r.id and s.revision < r.revision limit ${BATCH}) o) s
  where r.workspace_id = $1::uuid and not ${ENDED} and s.ids is not null order by r.position, r.id limit 1`;

/** Holds what rules suppressed against the query they have by now: what no longer fits is shown again. */
export async function showUnfit(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (ctx) => {
    const [rule] = await within<{ id: string; q: string; revision: number; ids: string[] }>(ctx, OF_EARLIER, [
      ctx.workspaceId,
    ]);
    if (!rule) return false;
    const fitting = await stillFit(ctx, rule.q, rule.ids);
    await db(ctx).findingSuppression.updateMany({
      where: { workspaceId: ctx.workspaceId, ruleId: rule.id, findingId: { in: [...fitting] } },
      data: { revision: rule.revision },
    });
    const rest = rule.ids.filter((id) => !fitting.has(id));
    const shown = rest.length > 0 ? await within(ctx, SHOW, [ctx.workspaceId, rest]) : [];
    return rule.ids.length === BATCH && fitting.size + shown.length > 0;
  });
}
