import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '@/lib/db/ctx';
import { log } from '@/lib/log';
import { eachWorkspace } from '@/lib/sync/workspaces';

/** Does a part of the work; answers whether there is more. */
type Part = (ctx: Ctx) => Promise<boolean>;

/** Does all parts for each workspace, again and again with so much time between, until the signal comes. */
export async function eachTick(
  name: string,
  tickMs: number,
  signal: AbortSignal,
  parts: readonly Part[],
): Promise<void> {
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        for (const part of parts) while (!signal.aborted && (await part(ctx)));
      });
    } catch (error) {
      // The database may be away, or somebody held what we wanted; the next tick looks again.
      log('warn', `${name} loop`, { err: error });
    }
    // The signal ends the wait, and with it the loop.
    await sleep(tickMs, undefined, { signal }).catch(() => undefined);
  }
}
