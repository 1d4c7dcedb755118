import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { rankByNewest, rankDue } from '@/lib/findings/rerank';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';

/** A rank is never older than this, however little time its finding has left. */
const TICK_MS = 15_000;

/** Keeps ranks true as time passes and settings change, until the signal comes. */
export async function startRanking(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        for (const rank of [rankDue, rankByNewest]) while (!signal.aborted && (await rank(ctx)));
      });
    } catch (error) {
      // The database may be away, or somebody held what we wanted; the next tick looks again.
      log('warn', 'rank loop', { err: error });
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}
