import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Permission } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import type { ItemNoun } from '@/lib/model/record';
import { aboutById } from '@/lib/vendors/catalogue';
import { streamFile, streamLive } from './ask';

type Asked = { id: string; read: string; params: Record<string, string>; purpose?: string };
type Place = { vendor: string; connectionId: string; externalId: string };

/** A live read about one finding; evidence needs a `purpose`. The vendor's id of it is ours to fill in, never the caller's. */
export function liveOfFinding(ctx: Ctx, asked: Asked, signal: AbortSignal): Promise<Response> {
  return liveOf(ctx, 'finding', 'findings.read', asked, signal);
}

/** The same about a policy, workflow, run, tag, activity or user. */
export function liveOfItem(ctx: Ctx, asked: Asked & { noun: ItemNoun }, signal: AbortSignal): Promise<Response> {
  return liveOf(ctx, asked.noun, 'items.read', asked, signal);
}

async function liveOf(
  ctx: Ctx,
  of: 'finding' | ItemNoun,
  permission: Permission,
  { id, read, params, purpose }: Asked,
  signal: AbortSignal,
): Promise<Response> {
  allow(ctx, permission);
  const { vendor, connectionId, externalId } = await (of === 'finding' ? findingAt(ctx, id) : itemAt(ctx, of, id));
  const { liveReads = {}, label } = aboutById(vendor);
  const about = Object.hasOwn(liveReads, read) ? liveReads[read] : undefined;
  if (about?.of !== of) throw new AppError('not_found', `${label} has no such read.`);
  allow(ctx, about.permission);
  const all = about.idParam === null ? params : { ...params, [about.idParam]: externalId };
  const asked = { connectionId, read, params: all, purpose };
  return about.isFile ? streamFile(ctx, asked, signal) : streamLive(ctx, asked, signal);
}

async function findingAt(ctx: Ctx, id: string): Promise<Place> {
  const [found] = await rows<Place>(
    ctx,
    `select c.vendor, f.connection_id as "connectionId", f.external_id as "externalId" from finding f
     join connection c on c.workspace_id = f.workspace_id and c.id = f.connection_id
     where f.workspace_id = $1 and f.id = $2`,
    [ctx.workspaceId, id],
    'live_finding',
  );
  if (!found) throw new AppError('not_found', 'There is no such finding.');
  return found;
}

async function itemAt(ctx: Ctx, noun: ItemNoun, id: string): Promise<Place> {
  const [found] = await rows<Place>(
    ctx,
    `select c.vendor, i.connection_id as "connectionId", i.external_id as "externalId" from item i
     join connection c on c.workspace_id = i.workspace_id and c.id = i.connection_id
     where i.workspace_id = $1 and i.id = $2 and i.noun = $3`,
    [ctx.workspaceId, id, noun],
    'live_item',
  );
  if (!found) throw new AppError('not_found', 'There is no such record.');
  return found;
}
