import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { Action, type ActionState, type Outcome } from './schema';

/** A claimed action is ours this long, and longer while `keepLease` is called. Database time. */
const LEASE = "interval '90 seconds'";

export const ACTION_COLUMNS = `id, batch_id as "batchId", connection_id as "connectionId", finding_id as "findingId", item_id as "itemId",
  command, target, input, reference, state, attempt, tries, not_before as "notBefore", requested_by as "requestedBy",
  requested_at as "requestedAt", answered_by as "answeredBy", answered_at as "answeredAt", sent_at as "sentAt", settled_at as "settledAt", confirmed_at as "confirmedAt", outcome`;

/** Connections with no place left: for anything, and for the actions of a bulk, which leave room for people. */
export type Busy = { all: readonly string[]; bulk: readonly string[] };
const NOBODY: Busy = { all: [], bulk: [] };

/**
 * Takes up to `limit` actions that are due: new ones to send (`claimed`), unclear ones to look up (`reading_back`). Rows
 * that another worker holds are skipped; `attempt` fences a worker that slept past its lease. What belongs to a job that
 * is paused or being cancelled stays where it is.
 */
export async function claimActions(ctx: Ctx, limit: number, busy: Busy = NOBODY): Promise<Action[]> {
  const claimed = await within(
    ctx,
    // Materialized: as a plain subquery it may run more than once, and each time take another `limit` rows.
    `with due as materialized (
       select id from action where workspace_id = $1 and state in ('held', 'queued', 'unclear') and not_before <= now()
         and connection_id <> all($3::uuid[])
         and (batch_id is null or (connection_id <> all($4::uuid[]) and (state = 'unclear' or not exists (
           select 1 from job j where j.workspace_id = $1 and j.id = batch_id and j.state in ('paused', 'cancelling')))))
       order by priority, not_before limit $2 for update skip locked)
     update action set state = case when state = 'unclear' then 'reading_back' else 'claimed' end,
       attempt = attempt + 1, lease_until = now() + ${LEASE}
     where workspace_id = $1 and id in (select id from due)
     returning ${ACTION_COLUMNS}`,
    [ctx.workspaceId, limit, busy.all, busy.bulk],
  );
  return claimed.map((row) => Action.parse(row)).sort((a, b) => a.notBefore.getTime() - b.notBefore.getTime());
}

/** Takes one write that waits and is not held, whenever it is due; null where somebody else has it. */
export async function claimOne(ctx: Ctx, id: string): Promise<Action | null> {
  const [row] = await within(
    ctx,
    `update action set state = 'claimed', attempt = attempt + 1, lease_until = now() + ${LEASE}
     where workspace_id = $1 and id = $2 and state = 'queued' returning ${ACTION_COLUMNS}`,
    [ctx.workspaceId, id],
  );
  return row ? Action.parse(row) : null;
}

/** What a dead worker left: claimed but not sent goes back in line; sent, or being looked up, is unclear. */
export async function reclaimExpired(ctx: Ctx): Promise<void> {
  await within(
    ctx,
    `update action set state = case when state = 'claimed' then 'queued' else 'unclear' end, lease_until = null
     where workspace_id = $1 and state in ('claimed', 'sending', 'reading_back') and lease_until < now()`,
    [ctx.workspaceId],
  );
}

/** False when the lease was lost to another worker: then nothing may be sent or written any more. */
export async function keepLease(ctx: Ctx, action: Action): Promise<boolean> {
  return changed(ctx, action, `lease_until = now() + ${LEASE}`, []);
}

/** Committed before the socket opens: whatever happens next, this write is known to have been under way. */
export async function markSending(ctx: Ctx, action: Action): Promise<boolean> {
  return changed(ctx, action, `state = 'sending', sent_at = now(), lease_until = now() + ${LEASE}`, []);
}

export type Settlement = {
  state: ActionState;
  outcome: Outcome | null;
  waitMs?: number;
  retryAt?: number;
  confirmed?: boolean;
};

/** Writes what came of it, fenced by attempt, and tells whoever waits; joins the caller's transaction. */
export async function settle(ctx: Ctx, action: Action, end: Settlement): Promise<boolean> {
  const settled = ['done', 'rejected', 'needs_you'].includes(end.state);
  const moved = await changed(
    ctx,
    action,
    `state = $4, outcome = $5::jsonb, lease_until = null, settled_at = case when $6::boolean then now() end,
     confirmed_at = case when $7::boolean then now() else confirmed_at end,
     not_before = greatest(now() + make_interval(secs => $8::float8 / 1000.0), $9::timestamptz),
     tries = tries + case when $10::boolean then 1 else 0 end`,
    [
      end.state,
      end.outcome === null ? null : JSON.stringify(end.outcome),
      settled,
      end.confirmed ?? false,
      end.waitMs ?? 0,
      end.retryAt ? new Date(end.retryAt) : null,
      end.outcome?.code !== 'throttled',
    ],
  );
  if (moved) await within(ctx, "select 1 from pg_notify('onequeue_actions', $1)", [action.id]);
  return moved;
}

const CONFIRM = `with confirmed as (
    update action set confirmed_at = now() where workspace_id = $1 and id = $2 and state = 'done' returning id
  ) select 1 from confirmed, pg_notify('onequeue_actions', confirmed.id::text)`;

/** A read after a write returned what was asked for. */
export async function markConfirmed(ctx: Ctx, action: Action): Promise<void> {
  await within(ctx, CONFIRM, [ctx.workspaceId, action.id]);
}

async function changed(ctx: Ctx, action: Action, set: string, values: unknown[]): Promise<boolean> {
  const text = `update action set ${set} where workspace_id = $1::uuid and id = $2::uuid and attempt = $3::int returning 1`;
  return (await within(ctx, text, [ctx.workspaceId, action.id, action.attempt, ...values])).length > 0;
}
