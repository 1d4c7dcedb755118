import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { AppError, VendorError } from '@/lib/errors';
import { memoryTokens } from '@/lib/http/memory-tokens';
import { log } from '@/lib/log';
import { connectVendor } from '@/lib/vault/connect';
import { openConnection } from '@/lib/vault/open-connection';
import { unsealCredentials } from '@/lib/vault/unseal';
import type { Connected } from '@/lib/vendors/vendor';
import { settleAccepted, settleLater, settleRefused } from './settle-check';

const CHECK_MS = 90_000;

/** A connection that waits for its check; without `inboxId` it is the stored credentials that are checked. */
export type Waiting = {
  id: string;
  vendor: string;
  origin: string;
  settings: unknown;
  inboxId: string | null;
  workerKeyId: string;
  sealed: Buffer;
};

/** `later`: the vendor could not be asked, so nothing was decided. */
export type Checked = 'settled' | 'later';

/** Tries new credentials at their vendor, and keeps them if they work. */
export async function checkGiven(ctx: Ctx, waiting: Waiting, signal: AbortSignal): Promise<Checked> {
  const { workspaceId } = ctx;
  const { id, vendor, origin, workerKeyId, sealed } = waiting;
  let given: Record<string, unknown> = {};
  // Tokens of the old credentials are of no use here, and those of untried ones are not kept.
  const use = { priority: 'read', tokens: memoryTokens() } as const;
  const found = await tried(signal, async () => {
    given = unsealCredentials(workerKeyId, sealed, { workspaceId, connectionId: id, vendor, origin });
    return connectVendor({ ...waiting, credentials: given }, use);
  });
  return settle(ctx, waiting, found, given);
}

/** Tries the credentials that are stored: the connection was enabled again. */
export async function checkStored(ctx: Ctx, waiting: Waiting, signal: AbortSignal): Promise<Checked> {
  const open = () => openConnection(ctx, waiting.id, { priority: 'read', firstCheck: true });
  return settle(ctx, waiting, await tried(signal, open), null);
}

type Found = { outcome: 'accepted' | 'refused' | 'later'; words: string };

async function settle(ctx: Ctx, waiting: Waiting, { outcome, words }: Found, given: Record<string, unknown> | null) {
  if (outcome === 'accepted') await settleAccepted(ctx, waiting, given, words);
  else if (outcome === 'refused') await settleRefused(ctx, waiting, words);
  else await settleLater(ctx, waiting, words);
  return outcome === 'later' ? 'later' : 'settled';
}

async function tried(signal: AbortSignal, connect: () => Promise<Connected>): Promise<Found> {
  try {
    const connected = await connect();
    const words = await connected.verify(AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)]));
    return { outcome: 'accepted', words };
  } catch (error) {
    if (error instanceof VendorError) return { outcome: outcomeOf(error), words: wordsOf(error) };
    if (error instanceof AppError) return { outcome: 'refused', words: error.message };
    if (!isTimeout(error)) log('error', 'a check of credentials failed', { err: error });
    return { outcome: 'later', words: 'The check did not come to an end.' };
  }
}

// Only an answer decides; that a vendor is away says nothing about credentials.
function outcomeOf({ fault }: VendorError): Found['outcome'] {
  switch (fault) {
    case 'down':
    case 'throttled':
    case 'unclear':
      return 'later';
    case 'auth':
    case 'refused':
    case 'garbled':
    case 'blocked':
      return 'refused';
  }
}

function wordsOf({ message, detail }: VendorError): string {
  return detail.vendorMessage ? `${message} It said: ${detail.vendorMessage}` : message;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
