import 'server-only';
import { closeFindings } from '@/lib/actions/close-many';
import { requestBulk } from '@/lib/actions/request-bulk';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { planOf } from '@/lib/findings/bulk';
import { changeFindings } from '@/lib/findings/change';
import { endJob } from './end';
import { requesterOf } from './requester';
import { JobWork } from './schema';
import type { ItemState } from './shapes';

/** So many local changes in one transaction: a person who acts meanwhile waits for no more than these. */
const CHANGES = 500;
/** So many writes to a tenant are in the outbox at once: a pause or a cancel has little to call back. */
const IN_OUTBOX = 100;

type Item = { n: number; finding_id: string; version: number };
type Outcome = { id: string; state: ItemState; reason: string | null; actionId: string | null };
type Locked = { work: unknown; requested_by: string };

/** Does the next part of a running job; false when nothing could be done just now. Another worker's job is left to it. */
export async function spreadJob(ctx: Ctx, id: string): Promise<boolean> {
  try {
    return await inTx(ctx, async (ctx) => {
      const [job] = await db(ctx).$queryRaw<Locked[]>`select work, requested_by from job
        where workspace_id = ${ctx.workspaceId}::uuid and id = ${id}::uuid and state = 'running' for update skip locked`;
      if (!job) return false;
      const work = JobWork.parse(job.work);
      const items = await nextItems(ctx, id, work);
      if (items.length === 0) return false;
      const person = await requesterOf(ctx, job.requested_by);
      await keep(ctx, id, await doWork(person, id, work, items));
      return true;
    });
  } catch (error) {
    // What no single finding is to blame for stops the job, with the reason for whoever looks at it.
    if (!(error instanceof AppError)) throw error;
    await stop(ctx, id, error.message);
    return false;
  }
}

/** Ends a job in which nothing waits any more. */
export function finishJob(ctx: Ctx, id: string, state: 'done' | 'cancelled'): Promise<boolean> {
  return inTx(ctx, (ctx) => endJob(ctx, { id, state }));
}

function nextItems(ctx: Ctx, id: string, work: JobWork): Promise<Item[]> {
  if (work.type === 'change') {
    return db(ctx).$queryRaw<Item[]>`select n, finding_id, version from job_item
      where workspace_id = ${ctx.workspaceId}::uuid and job_id = ${id}::uuid and state = 'waiting'
      order by n limit ${CHANGES}`;
  }
  // A slow tenant keeps its own findings waiting, not those of another.
  return db(ctx).$queryRaw<Item[]>`
    select n, finding_id, version from job_item
    where workspace_id = ${ctx.workspaceId}::uuid and job_id = ${id}::uuid and state = 'waiting' and action_id is null
      and connection_id <> all (array(select connection_id from action
        where workspace_id = ${ctx.workspaceId}::uuid and batch_id = ${id}::uuid
          and state in ('held', 'queued', 'claimed', 'sending', 'unclear', 'reading_back')
        group by connection_id having count(*) >= ${IN_OUTBOX}))
    order by n limit ${IN_OUTBOX}`;
}

async function doWork(ctx: Ctx, jobId: string, work: JobWork, items: readonly Item[]): Promise<Outcome[]> {
  const batch = { id: jobId };
  const ids = items.map((item) => item.finding_id);
  switch (work.type) {
    case 'change': {
      const targets = items.map(({ finding_id: id, version }) => ({ id, version }));
      const results = await changeFindings(ctx, targets, planOf(work.change));
      return results.map(({ id, result, message }) => ({
        id,
        state: STATE_OF[result],
        reason: message,
        actionId: null,
      }));
    }
    case 'command': {
      const { command, input } = work;
      const { items: results } = await requestBulk(ctx, { command, input, findingIds: ids }, batch);
      return results.map((one) =>
        one.result === 'requested'
          ? { id: one.id, state: 'waiting', reason: null, actionId: one.actionId }
          : { id: one.id, state: 'skipped', reason: one.reason, actionId: null },
      );
    }
    case 'close': {
      const versions = Object.fromEntries(items.map(({ finding_id, version }) => [finding_id, version]));
      const { type: _type, ...said } = work;
      const { results } = await closeFindings(ctx, { ...said, ids, versions }, batch);
      return results.map(({ id, result, message, actionId }) => {
        if (result === 'done') return { id, state: actionId ? 'waiting' : 'done', reason: null, actionId };
        return { id, state: 'skipped', reason: message, actionId: null };
      });
    }
  }
}

const STATE_OF = {
  done: 'done',
  unchanged: 'done',
  not_possible: 'skipped',
  conflict: 'failed',
  not_found: 'failed',
} as const;

async function keep(ctx: Ctx, jobId: string, outcomes: readonly Outcome[]): Promise<void> {
  await db(ctx).$executeRaw`
    update job_item i set state = w.state, reason = w.reason, action_id = w.action_id, at = now()
    from unnest(${outcomes.map(({ id }) => id)}::uuid[], ${outcomes.map(({ state }) => state)}::text[],
      ${outcomes.map(({ reason }) => reason)}::text[], ${outcomes.map(({ actionId }) => actionId)}::uuid[]) w(id, state, reason, action_id)
    where i.workspace_id = ${ctx.workspaceId}::uuid and i.job_id = ${jobId}::uuid and i.finding_id = w.id`;
}

async function stop(ctx: Ctx, id: string, stateNote: string): Promise<void> {
  await inTx(ctx, (ctx) =>
    db(ctx).job.updateMany({
      where: { workspaceId: ctx.workspaceId, id, state: 'running' },
      data: { state: 'paused', stateNote, version: { increment: 1 } },
    }),
  );
}
