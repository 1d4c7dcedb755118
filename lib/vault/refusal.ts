import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { log } from '@/lib/log';
import type { VaultError, VaultReason } from './vault-error';

/** After these, nothing will open until an admin has done something. */
const STOPS: readonly VaultReason[] = [
  'does_not_open',
  'malformed',
  'key_missing',
  'no_credentials',
  'origin_refused',
  'settings_refused',
];

/** Records that the vault did not open something; where only an admin can mend it, the connection stops and says so. */
export async function auditRefusal(ctx: Ctx, connectionId: string, { reason, message }: VaultError, about: object) {
  log('warn', 'the vault refused', { workspaceId: ctx.workspaceId, connectionId, reason });
  await inTx({ ...ctx, tx: undefined }, async (ctx) => {
    const subject = { kind: 'connection', id: connectionId };
    await writeAudit(ctx, { action: 'connection.open_refused', subject, after: { reason, ...about } });
    // A lost session token is bought again; everything else stays lost.
    if (!STOPS.includes(reason) || 'field' in about) return;
    await db(ctx).connection.updateMany({
      where: { workspaceId: ctx.workspaceId, id: connectionId, state: { in: ['ok', 'failing', 'pending'] } },
      data: { state: 'auth_failed', stateNote: message, stateAt: new Date() },
    });
  });
}
