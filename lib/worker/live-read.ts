import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import type { TakeFile } from '@/lib/http/stored-file';
import type { AskRead } from '@/lib/live/schema';
import { openConnection } from '@/lib/vault/open-connection';
import type { LiveReadAbout } from '@/lib/vendors/about';
import { vendorById } from '@/lib/vendors/registry';
import { passFile } from './evidence-file';
import { recordEvidence } from './record-evidence';

type Asked = AskRead & { connectionId: string; read: string };

/**
 * A read of a vendor for the person of `ctx`: shown, never stored. Evidence is on record before the vendor is called. A
 * file goes to `take` while it comes, and nothing is answered.
 */
export async function liveRead(ctx: Ctx, asked: Asked, signal: AbortSignal, take: TakeFile): Promise<unknown> {
  const { connectionId, read, params } = asked;
  const { about, storagesOf } = await readOf(ctx, connectionId, read);
  allow(ctx, about.permission);
  if (about.permission === 'findings.evidence') {
    const externalId = about.idParam ? params[about.idParam] : undefined;
    await recordEvidence(ctx, { connectionId, read, params, purpose: asked.purpose, externalId });
  }
  const connected = await openConnection(ctx, connectionId, { priority: 'read', signal });
  const answered = await connected.live(read, params, signal);
  return about.isFile ? passFile(answered, storagesOf(), { signal, take }) : answered;
}

type Named = { about: LiveReadAbout; storagesOf: () => readonly string[] };

async function readOf(ctx: Ctx, connectionId: string, read: string): Promise<Named> {
  const [row] = await rows<{ vendor: string; settings: unknown }>(
    ctx,
    'select vendor, settings from connection where workspace_id = $1 and id = $2',
    [ctx.workspaceId, connectionId],
    'live_vendor',
  );
  if (!row) throw new AppError('not_found', 'There is no such connection.');
  const vendor = vendorById(row.vendor).about;
  const reads = vendor.liveReads ?? {};
  const about = Object.hasOwn(reads, read) ? reads[read] : undefined;
  if (!about) throw new AppError('not_found', 'This vendor has no such read.');
  return { about, storagesOf: () => vendor.storages?.(row.settings) ?? [] };
}
