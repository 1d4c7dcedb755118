import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { rankByNewest, rankDue } from '@/lib/findings/rerank';
import { wakeDue } from '@/lib/findings/wake';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';

/** A rank is never older than this, however little time its finding has left. */
const TICK_MS = 15_000;

/** Keeps ranks true as time passes and settings change, and brings back what was put aside, until the signal comes. */
export async function startRanking(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        for (const work of [wakeDue, rankDue, rankByNewest]) while (!signal.aborted && (await work(ctx)));
      });
    } catch (error) {
      // The database may be away, or somebody held what we wanted; the next tick looks again.
      log('warn', 'rank loop', { err: error });
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}
