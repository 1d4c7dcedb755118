import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { ConnectionPreview } from '@/lib/connections/schema';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { memoryTokens } from '@/lib/http/memory-tokens';
import type { AskPreview } from '@/lib/live/schema';
import { connectVendor } from '@/lib/vault/connect';
import { auditRefusal } from '@/lib/vault/refusal';
import { unsealCredentials } from '@/lib/vault/unseal';
import { VaultError } from '@/lib/vault/vault-error';
import type { Connected, Page } from '@/lib/vendors/vendor';

const SHOWN = 10;
const WEEK_MS = 7 * 86_400_000;

/** Tries credentials that nothing has stored yet: the check, and the first page of what would be pulled. */
export async function previewTenant(ctx: Ctx, asked: AskPreview, signal: AbortSignal): Promise<ConnectionPreview> {
  allow(ctx, 'connections.edit');
  const { connectionId: id, vendor, origin } = asked;
  const subject = { kind: 'connection', id };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'connection.preview', subject, after: { vendor, origin } }));
  const connected = await opened(ctx, asked);
  const words = await connected.verify(signal);
  return { words, ...(await firstPage(connected, signal)) };
}

async function opened(ctx: Ctx, { connectionId: id, vendor, origin, settings, workerKeyId, sealed }: AskPreview) {
  try {
    const place = { workspaceId: ctx.workspaceId, connectionId: id, vendor, origin };
    const credentials = unsealCredentials(workerKeyId, Buffer.from(sealed, 'base64'), place);
    return connectVendor({ id, vendor, origin, settings, credentials }, { priority: 'read', tokens: memoryTokens() });
  } catch (error) {
    if (error instanceof VaultError) await auditRefusal(ctx, id, error, { vendor, origin });
    throw error;
  }
}

async function firstPage(connected: Connected, signal: AbortSignal): Promise<Omit<ConnectionPreview, 'words'>> {
  const noun = connected.about.nouns.find((one) => connected.pullSpec(one) !== null);
  if (!noun) return { noun: null, total: null, items: [], odd: 0 };
  const to = new Date();
  const from = new Date(to.getTime() - (connected.pullSpec(noun)?.stepMs ?? WEEK_MS));
  // Leaving the loop ends the walk: no second page is asked for.
  for await (const { total, items, odd } of connected.pull(noun, { from, to }, signal)) {
    return { noun, total, items: items.slice(0, SHOWN).map(toShown), odd: odd.length };
  }
  return { noun, total: 0, items: [], odd: 0 };
}

function toShown(item: Page['items'][number]): ConnectionPreview['items'][number] {
  const { title, status } = item;
  if ('at' in item) return { title, status, severity: null, at: item.at };
  return { title, status, severity: item.severity, at: item.createdAt };
}
