import 'server-only';
import { type Checkpoints, openCheckpoints } from '@/lib/audit/checkpoint';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { eachTick } from './ticks';

/** So much of the audit log's newest end can be cut off unseen by who may also rewind its head. */
const TICK_MS = 5 * 60_000;

/** Where the environment says that checkpoints go; null where it says nothing. Throws one sentence on a wrong place. */
export function checkpointsOf(): Checkpoints | null {
  const { AUDIT_CHECKPOINTS: file, AUDIT_KEY_FILE: keyFile } = env();
  if (!file || !keyFile) {
    log('warn', 'no checkpoints of the audit log are written: AUDIT_CHECKPOINTS and AUDIT_KEY_FILE are not set');
    return null;
  }
  try {
    return openCheckpoints({ file, keyFile });
  } catch (cause) {
    throw new Error('Checkpoints cannot be written where AUDIT_CHECKPOINTS says, with the key of AUDIT_KEY_FILE.', {
      cause,
    });
  }
}

/** Writes signed checkpoints of every audit chain to a file outside the database, until the signal comes. */
export async function startCheckpoints(signal: AbortSignal, checkpoints: Checkpoints | null): Promise<void> {
  if (!checkpoints) return;
  const add = async (ctx: Parameters<Checkpoints['add']>[0]) => {
    await checkpoints.add(ctx);
    return false;
  };
  await eachTick('checkpoint', TICK_MS, signal, [add]);
}
