import 'server-only';
import { Bell } from '@/lib/actions/bell';
import type { Ctx } from '@/lib/db/ctx';
import { listen } from '@/lib/db/listen';
import { rows } from '@/lib/db/rows';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';
import { clearAway } from './clear-away';
import { finishJob, spreadJob } from './spread';

const POLL_MS = 1000;
const CLEAR_EVERY_MS = 60_000;
/** Parts of one job before the others have their turn. */
const AT_A_TIME = 5;

/** Does what jobs ask for, part by part, until the signal comes. */
export async function startJobs(signal: AbortSignal): Promise<void> {
  const bell = new Bell();
  const stop = listen('onequeue_worker', (word) => word === 'outbox' && bell.ring());
  let clearAt = 0;
  while (!signal.aborted) {
    let isBusy = false;
    const isClearing = Date.now() >= clearAt;
    try {
      await eachWorkspace(async (ctx) => {
        if (isClearing) await clearAway(ctx);
        if (await moveJobs(ctx, signal)) isBusy = true;
      });
      if (isClearing) clearAt = Date.now() + CLEAR_EVERY_MS;
    } catch (error) {
      log('warn', 'jobs loop', { err: error });
    }
    if (!isBusy) await bell.wait(POLL_MS, signal);
  }
  stop();
}

/** One turn over the workspace's jobs; true when there is more to do at once. */
export async function moveJobs(ctx: Ctx, signal: AbortSignal): Promise<boolean> {
  await rows(
    ctx,
    `update job set state = 'running', version = version + 1
     where workspace_id = $1 and state = 'held' and not_before <= now()`,
    [ctx.workspaceId],
  );
  const moving = await rows<{ id: string; state: string }>(
    ctx,
    "select id, state from job where workspace_id = $1 and state in ('running', 'cancelling') order by confirmed_at",
    [ctx.workspaceId],
  );
  let isBusy = false;
  for (const { id, state } of moving) {
    let part = 0;
    while (!signal.aborted && part < AT_A_TIME && state === 'running' && (await spreadJob(ctx, id))) part++;
    if (part === AT_A_TIME) isBusy = true;
    else await finishJob(ctx, id, state === 'running' ? 'done' : 'cancelled');
  }
  return isBusy;
}
