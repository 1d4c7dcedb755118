import 'server-only';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db } from '@/lib/db/tx';
import { closeSecret, openSecret } from './bound-secret';
import { currentDataKey, dataKey } from './data-key';
import { auditRefusal } from './refusal';
import type { Bound } from './secrets';
import { VaultError } from './vault-error';

const Token = z.object({ value: z.string(), expiresAt: z.number() });
export type Token = z.infer<typeof Token>;

/** A connection, and since when it has the credentials its token is bought with. */
export type TokenOwner = Bound & { credentialsAt: Date | null };

/** No credential's field can have this name. */
export const TOKEN_FIELD = '$session';

type TokenRow = { keyId: string; envelope: Buffer; kekId: string; wrapped: Buffer };

/** The stored token, or null. One that does not open is recorded and counts as none: the next renewal replaces it. */
export async function readToken(ctx: Ctx, { id, vendor, origin }: TokenOwner): Promise<Token | null> {
  const [row] = await rows<TokenRow>(
    ctx,
    `select t.key_id as "keyId", t.envelope, k.kek_id as "kekId", k.envelope as wrapped
     from vendor_token t join workspace_key k on k.workspace_id = t.workspace_id and k.id = t.key_id
     where t.workspace_id = $1 and t.connection_id = $2`,
    [ctx.workspaceId, id],
    'vault_token',
  );
  if (!row) return null;
  try {
    const key = dataKey(ctx.workspaceId, { id: row.keyId, kekId: row.kekId, envelope: row.wrapped });
    const place = { workspaceId: ctx.workspaceId, connectionId: id, vendor, origin, field: TOKEN_FIELD };
    return Token.parse(openSecret(key, row.envelope, place));
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    await auditRefusal(ctx, id, error, { vendor, origin, field: TOKEN_FIELD });
    return null;
  }
}

/** Keeps a token in the caller's transaction; not one that was bought with credentials since replaced. */
export async function storeToken(ctx: Ctx, owner: TokenOwner, token: Token): Promise<void> {
  const { id, vendor, origin } = owner;
  const { workspaceId } = ctx;
  const { keyId, ...key } = await currentDataKey(ctx);
  const envelope = closeSecret(key, token, { workspaceId, connectionId: id, vendor, origin, field: TOKEN_FIELD });
  const expiresAt = new Date(token.expiresAt);
  await db(ctx).$executeRaw`
    insert into vendor_token (workspace_id, connection_id, key_id, envelope, expires_at)
    select workspace_id, id, ${keyId}::uuid, ${envelope}, ${expiresAt} from connection
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid and origin = ${origin}
      and credentials_at is not distinct from ${owner.credentialsAt}
    on conflict (workspace_id, connection_id)
      do update set key_id = excluded.key_id, envelope = excluded.envelope, expires_at = excluded.expires_at`;
}
