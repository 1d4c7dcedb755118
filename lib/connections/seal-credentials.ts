import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { type SealedFor, sealToWorker } from '@/lib/seal/sealed-box';

/** Credentials closed to the worker: from here on the web process cannot read them any more. */
export async function sealCredentials(
  ctx: Ctx,
  credentials: Record<string, unknown>,
  bound: Omit<SealedFor, 'workspaceId'>,
) {
  const key = await db(ctx).workerKey.findFirst({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  if (!key) throw new AppError('unavailable', 'The worker has not started yet; credentials can be given once it runs.');
  const plaintext = Buffer.from(JSON.stringify(credentials), 'utf8');
  const sealed = sealToWorker(plaintext, key.publicKey, { workspaceId: ctx.workspaceId, ...bound });
  plaintext.fill(0);
  return { workerKeyId: key.id, sealed: new Uint8Array(sealed) };
}

/** Leaves sealed credentials for the worker, which checks them at the vendor and keeps them if they work. */
export async function leaveForWorker(
  ctx: Ctx,
  credentials: Record<string, unknown>,
  bound: Omit<SealedFor, 'workspaceId'>,
): Promise<void> {
  const { workspaceId } = ctx;
  const { connectionId } = bound;
  const sealed = await sealCredentials(ctx, credentials, bound);
  // `create` would read the row back, which this database role may not.
  await db(ctx).connectionInbox.createMany({ data: [{ workspaceId, connectionId, id: uuidv7(), ...sealed }] });
  await wakeWorker(ctx, 'inbox');
}

/** Tells the worker, once this transaction is committed, that there is something to do. */
export async function wakeWorker(ctx: Ctx, what: 'inbox' | 'sync'): Promise<void> {
  await db(ctx).$executeRaw`select pg_notify('onequeue_worker', ${what})`;
}
