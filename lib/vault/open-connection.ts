import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { noteFailure } from '@/lib/http/failure-notes';
import type { CallPriority } from '@/lib/http/open';
import type { Connected } from '@/lib/vendors/vendor';
import { connectVendor } from './connect';
import { auditRefusal } from './refusal';
import { openCredentials } from './secrets';
import { sharedTokens } from './tokens';
import { VaultError, type VaultReason } from './vault-error';

type Opening = {
  priority: CallPriority;
  signal?: AbortSignal;
  /** The worker's own first check, before which nobody else gets the connection. */
  firstCheck?: boolean;
};
type Row = {
  vendor: string;
  name: string;
  origin: string;
  settings: unknown;
  state: string;
  stateNote: string | null;
  credentialsAt: Date | null;
};

/**
 * The only way to a vendor: the connection bound to its secret, never the secret. Throws VaultError; each refusal
 * leaves an audit row.
 */
export async function openConnection(ctx: Ctx, connectionId: string, opening: Opening): Promise<Connected> {
  if (ctx.tx) throw new Error('a vendor is never called inside a transaction');
  opening.signal?.throwIfAborted();
  const row = await rowOf(ctx, connectionId);
  try {
    if (!row) throw new VaultError('not_found', 'There is no such connection here.');
    const closed = closedBecause(row, opening);
    if (closed) throw new VaultError(closed, wordsFor(row));
    return await opened(ctx, connectionId, row, opening.priority);
  } catch (error) {
    if (error instanceof VaultError) {
      await auditRefusal(ctx, connectionId, error, row ? { vendor: row.vendor, origin: row.origin } : {});
    }
    throw error;
  }
}

async function opened(ctx: Ctx, id: string, row: Row, priority: CallPriority): Promise<Connected> {
  const { vendor, origin, settings, credentialsAt } = row;
  const credentials = await openCredentials(ctx, { id, vendor, origin });
  const tokens = sharedTokens(ctx, { id, vendor, origin, credentialsAt });
  return connectVendor(
    { id, vendor, origin, settings, credentials },
    {
      priority,
      tokens,
      failed: (failure) => noteFailure(ctx, id, failure),
    },
  );
}

async function rowOf(ctx: Ctx, connectionId: string): Promise<Row | null> {
  const [row] = await rows<Row>(
    ctx,
    `select vendor, name, origin, settings, state, state_note as "stateNote", credentials_at as "credentialsAt"
     from connection where workspace_id = $1 and id = $2`,
    [ctx.workspaceId, connectionId],
    'vault_connection',
  );
  return row ?? null;
}

function closedBecause({ state }: Row, { firstCheck }: Opening): VaultReason | null {
  switch (state) {
    case 'pending':
      return firstCheck ? null : 'pending';
    case 'auth_failed':
    case 'disabled':
    case 'removed':
      return state;
    default:
      return null;
  }
}

function wordsFor({ name, state, stateNote }: Row): string {
  if (state === 'auth_failed') return `${name} has stopped: ${stateNote ?? 'its credentials do not work'}`;
  if (state === 'pending') return `${name} waits for its first check.`;
  return `${name} is ${state}.`;
}
