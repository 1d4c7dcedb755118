import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/log';
import { showEnded, showUnfit } from '@/lib/rules/lapse';
import { runRules } from '@/lib/rules/run';
import { eachWorkspace } from '@/lib/sync/workspaces';

/** How long what just came may stand in the queue before a rule takes it. */
const TICK_MS = 2000;

/** Lets rules act on what came or changed, and shows again what ended ones suppressed, until the signal comes. */
export async function startRules(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        for (const work of [showEnded, showUnfit]) while (!signal.aborted && (await work(ctx)));
        await runRules(ctx, signal);
      });
    } catch (error) {
      // The database may be away, or somebody held what we wanted; the next tick looks again.
      log('warn', 'rule loop', { err: error });
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}
