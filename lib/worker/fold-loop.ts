import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { moveFolds } from '@/lib/folds/move';
import { reopenDue } from '@/lib/folds/reopen';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';

/** So soon after a sync stored something worse, the fold it belongs to is open again. */
const TICK_MS = 3000;

/** Re-opens accepted folds that got worse or whose time is up, and lets findings follow their folds, until the signal comes. */
export async function startFolds(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        for (const work of [reopenDue, moveFolds]) while (!signal.aborted && (await work(ctx)));
      });
    } catch (error) {
      // The database may be away, or somebody held what we wanted; the next tick looks again.
      log('warn', 'fold loop', { err: error });
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}
