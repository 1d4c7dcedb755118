import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import type { AskRead } from '@/lib/live/schema';
import { openConnection } from '@/lib/vault/open-connection';
import type { LiveReadAbout } from '@/lib/vendors/about';
import { vendorById } from '@/lib/vendors/registry';
import { recordEvidence } from './record-evidence';

type Asked = AskRead & { connectionId: string; read: string };

/** A read of a vendor for the person of `ctx`: shown, never stored. Evidence is on record before the vendor is called. */
export async function liveRead(ctx: Ctx, asked: Asked, signal: AbortSignal): Promise<unknown> {
  const { connectionId, read, params } = asked;
  const about = await readOf(ctx, connectionId, read);
  allow(ctx, about.permission);
  if (about.permission === 'findings.evidence') {
    const externalId = about.idParam ? params[about.idParam] : undefined;
    await recordEvidence(ctx, { connectionId, read, params, purpose: asked.purpose, externalId });
  }
  const connected = await openConnection(ctx, connectionId, { priority: 'read', signal });
  return connected.live(read, params, signal);
}

async function readOf(ctx: Ctx, connectionId: string, read: string): Promise<LiveReadAbout> {
  const [row] = await rows<{ vendor: string }>(
    ctx,
    'select vendor from connection where workspace_id = $1 and id = $2',
    [ctx.workspaceId, connectionId],
    'live_vendor',
  );
  if (!row) throw new AppError('not_found', 'There is no such connection.');
  const reads = vendorById(row.vendor).about.liveReads ?? {};
  const about = Object.hasOwn(reads, read) ? reads[read] : undefined;
  if (!about) throw new AppError('not_found', 'This vendor has no such read.');
  return about;
}
