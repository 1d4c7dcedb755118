import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { toConnection } from './read';
import { type ConnectionRow, changeRow, inState, rowToChange } from './row';
import type { Connection, RotateConnection } from './schema';
import { leaveForWorker } from './seal-credentials';
import { aboutOf, checkOrigin, readCredentials } from './tenant';

/** New credentials, and with them a new address if one is given. The old ones stay in use until the new ones worked. */
export async function rotateConnection(ctx: Ctx, input: RotateConnection & { id: string }): Promise<Connection> {
  allow(ctx, 'connections.edit');
  return inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    const about = aboutOf(before.vendor);
    const origin = input.origin ?? before.origin;
    if (origin !== before.origin) checkOrigin(about, { origin, confirmOrigin: input.confirmOrigin });
    const credentials = readCredentials(about, input.credentials);
    const row = await changeRow(ctx, before, { origin, ...stateWhileChecked(before, origin) });
    await leaveForWorker(ctx, credentials, { connectionId: row.id, vendor: row.vendor, origin });
    await writeAudit(ctx, {
      action: 'connection.rotate',
      subject: { kind: 'connection', id: row.id },
      before: { origin: before.origin, state: before.state },
      after: { origin, state: row.state, credentials: Object.keys(credentials) },
    });
    return toConnection(row);
  });
}

// What works goes on with the old credentials; at a new address they would not even open.
function stateWhileChecked({ state, ...before }: ConnectionRow, origin: string) {
  const goesOn = (state === 'ok' || state === 'failing') && origin === before.origin;
  const words = 'New credentials are being checked.';
  if (goesOn || state === 'disabled') return { stateNote: words };
  return inState('pending', words);
}
