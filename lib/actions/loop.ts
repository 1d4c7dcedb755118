import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { listen } from '@/lib/db/listen';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';
import { Bell } from './bell';
import { deliver } from './deliver';
import { type Busy, claimActions, reclaimExpired } from './outbox';
import type { Action } from './schema';

const AT_ONCE = 16;
/** One slow vendor must not take every place. */
const PER_CONNECTION = 4;
/** Of these, bulk has so many: a person's action never waits for a place behind a bulk. */
const BULK_PER_CONNECTION = 2;
const BULK_AT_ONCE = 12;
const POLL_MS = 1000;
/** A stop of the worker does not cut what is being sent: its outcome would be unclear. */
const DELIVERY_MS = 90_000;

/** Delivers actions until the signal comes; resolves when what was under way has ended. */
export async function startDelivery(signal: AbortSignal): Promise<void> {
  const running = new Map<string, { action: Action; done: Promise<void> }>();
  const bell = new Bell();
  const stop = listen('onequeue_worker', (word) => word === 'outbox' && bell.ring());
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        await reclaimExpired(ctx);
        for (;;) {
          const claimed = await claimActions(
            ctx,
            Math.min(AT_ONCE - running.size, BULK_PER_CONNECTION),
            busyOf(running),
          );
          for (const action of claimed) start(ctx, action);
          if (claimed.length === 0 || running.size >= AT_ONCE) break;
        }
      });
    } catch (error) {
      log('warn', 'delivery loop', { err: error });
    }
    await bell.wait(POLL_MS, signal);
  }
  stop();
  await Promise.allSettled([...running.values()].map((one) => one.done));

  function start(ctx: Ctx, action: Action): void {
    const done = deliver(ctx, action, AbortSignal.timeout(DELIVERY_MS))
      .catch((error) =>
        log('error', 'delivery not settled; its lease will run out', { err: error, actionId: action.id }),
      )
      .finally(() => {
        running.delete(action.id);
        bell.ring();
      });
    running.set(action.id, { action, done });
  }
}

function busyOf(running: ReadonlyMap<string, { action: Action }>): Busy {
  const all = [...running.values()].map(({ action }) => action);
  const bulk = all.filter(({ batchId }) => batchId !== null);
  const ids = [...new Set(all.map(({ connectionId }) => connectionId))];
  const has = (some: readonly Action[], id: string, most: number) =>
    some.filter(({ connectionId }) => connectionId === id).length >= most;
  return {
    all: ids.filter((id) => has(all, id, PER_CONNECTION)),
    bulk: ids.filter((id) => bulk.length >= BULK_AT_ONCE || has(bulk, id, BULK_PER_CONNECTION)),
  };
}
