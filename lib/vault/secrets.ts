import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db } from '@/lib/db/tx';
import { closeSecret, openSecret } from './bound-secret';
import { currentDataKey, dataKey } from './data-key';
import { VaultError } from './vault-error';

/** A connection as far as its secrets are bound to it. */
export type Bound = { id: string; vendor: string; origin: string };

/** Replaces what is stored, field by field, in the caller's transaction; fields no longer given are deleted. */
export async function storeCredentials(ctx: Ctx, { id, ...bound }: Bound, credentials: Record<string, unknown>) {
  const { workspaceId } = ctx;
  const { keyId, ...key } = await currentDataKey(ctx);
  const fields = Object.keys(credentials).filter((field) => credentials[field] !== undefined);
  await deleteSecrets(ctx, id);
  await db(ctx).connectionSecret.createMany({
    data: fields.map((field) => {
      const place = { workspaceId, connectionId: id, field, ...bound };
      return { workspaceId, connectionId: id, field, keyId, envelope: closeSecret(key, credentials[field], place) };
    }),
  });
  await db(ctx).connection.updateMany({
    where: { workspaceId, id },
    data: { credentialFields: fields, credentialsAt: new Date() },
  });
}

type SecretRow = { field: string; keyId: string; envelope: Buffer; kekId: string; wrapped: Buffer };

/** The credentials of a connection. Throws VaultError. Key and secret are read at one instant, so a rotation never shows. */
export async function openCredentials(ctx: Ctx, { id, ...bound }: Bound): Promise<Record<string, unknown>> {
  const found = await rows<SecretRow>(
    ctx,
    `select s.field, s.key_id as "keyId", s.envelope, k.kek_id as "kekId", k.envelope as wrapped
     from connection_secret s join workspace_key k on k.workspace_id = s.workspace_id and k.id = s.key_id
     where s.workspace_id = $1 and s.connection_id = $2`,
    [ctx.workspaceId, id],
    'vault_secrets',
  );
  if (found.length === 0) throw new VaultError('no_credentials', 'No credentials are stored for this connection.');
  const entries = found.map(({ field, keyId, envelope, kekId, wrapped }) => {
    const key = dataKey(ctx.workspaceId, { id: keyId, kekId, envelope: wrapped });
    return [field, openSecret(key, envelope, { workspaceId: ctx.workspaceId, connectionId: id, field, ...bound })];
  });
  return Object.fromEntries(entries);
}

/** Credentials and session token, in the caller's transaction. */
export async function deleteSecrets(ctx: Ctx, connectionId: string): Promise<void> {
  const where = { workspaceId: ctx.workspaceId, connectionId };
  await db(ctx).connectionSecret.deleteMany({ where });
  await db(ctx).vendorToken.deleteMany({ where });
}
