import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import type { ConnectionModel } from '@/lib/db/generated/models/Connection';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import { fieldsOf } from './catalogue';
import { Connection, ConnectionState, HIDDEN, STATE_WORDS } from './schema';

/** All connections of the workspace but the removed ones, by name. */
export async function listConnections(ctx: Ctx): Promise<Connection[]> {
  allow(ctx, 'connections.read');
  return inTx(ctx, async (ctx) => {
    const found = await db(ctx).connection.findMany({
      where: { workspaceId: ctx.workspaceId, state: { not: 'removed' } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    return found.map(toConnection);
  });
}

/** Throws `not_found` for a removed one and for another workspace's. */
export async function getConnection(ctx: Ctx, { id }: { id: string }): Promise<Connection> {
  allow(ctx, 'connections.read');
  return inTx(ctx, async (ctx) => {
    const found = await db(ctx).connection.findFirst({
      where: { workspaceId: ctx.workspaceId, id, state: { not: 'removed' } },
    });
    if (!found) throw new AppError('not_found', 'There is no such connection.');
    return toConnection(found);
  });
}

/** A row as people see it. */
export function toConnection(row: ConnectionModel): Connection {
  const about = CATALOGUE.find((one) => one.id === row.vendor);
  const fields = about ? fieldsOf(about.credentials, true) : [];
  return Connection.parse({
    ...row,
    vendorLabel: about?.label ?? row.vendor,
    secrets: fields.map(({ name, label }) => ({
      name,
      label,
      shown: row.credentialFields.includes(name) ? HIDDEN : null,
    })),
    stateWords: STATE_WORDS[ConnectionState.parse(row.state)],
  });
}
