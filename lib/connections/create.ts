import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { jsonOf } from './json';
import { unlessNameTaken } from './name-taken';
import { toConnection } from './read';
import type { Connection, CreateConnection } from './schema';
import { leaveForWorker } from './seal-credentials';
import { aboutOf, checkOrigin, readCredentials, readSettings } from './tenant';

/** Adds a tenant: it is `pending` until the worker has seen its credentials work. */
export async function createConnection(ctx: Ctx, input: CreateConnection): Promise<Connection> {
  allow(ctx, 'connections.edit');
  const { vendor, origin, name } = input;
  const about = aboutOf(vendor);
  checkOrigin(about, input);
  const settings = readSettings(about, input.settings);
  const credentials = readCredentials(about, input.credentials);
  const id = uuidv7();
  return inTx(ctx, async (ctx) => {
    const { workspaceId, actor } = ctx;
    const row = await unlessNameTaken(
      db(ctx).connection.create({
        data: { workspaceId, id, vendor, name, origin, settings: jsonOf(settings), createdBy: actor.userId },
      }),
    );
    await leaveForWorker(ctx, credentials, { connectionId: id, vendor, origin });
    const after = { vendor, name, origin, settings, credentials: Object.keys(credentials) };
    await writeAudit(ctx, { action: 'connection.create', subject: { kind: 'connection', id }, after });
    return toConnection(row);
  });
}
