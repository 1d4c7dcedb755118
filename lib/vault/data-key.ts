import 'server-only';
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { associatedData } from '@/lib/seal/associated-data';
import { closeEnvelope, type NamedKey, openEnvelope } from './envelope';
import { freshKeyRing, type Kek, kekById } from './kek';
import { VaultError } from './vault-error';

/** A row of workspace_key: a data key, closed by the key-encryption key `kekId`. */
export type WrappedKey = { id: string; kekId: string; envelope: Uint8Array };

const opened = new Map<string, KeyObject>();

/** The data key of a row, from memory when it was opened before. Throws VaultError. */
export function dataKey(workspaceId: string, { id, kekId, envelope }: WrappedKey): NamedKey {
  const place = `${workspaceId}/${id}`;
  const known = opened.get(place);
  if (known) return { id: uuidBytes(id), key: known };
  const kek = kekById(kekId);
  if (!kek) throw new VaultError('key_missing', `The vault key ${kekId} is not there.`);
  const bytes = openEnvelope(named(kek), envelope, binding(workspaceId, id));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  opened.set(place, key);
  return { id: uuidBytes(id), key };
}

/**
 * The data key that closes new secrets of the workspace, made if there is none. The row stays locked until the caller's
 * transaction ends, so that no secret is closed with a key that is being retired.
 */
export async function currentDataKey(ctx: Ctx): Promise<NamedKey & { keyId: string }> {
  const found = (await lockedKey(ctx)) ?? (await createFirst(ctx));
  return { ...dataKey(ctx.workspaceId, found), keyId: found.id };
}

/** Adds a data key to the workspace; from then on it closes new secrets. */
export async function createDataKey(ctx: Ctx): Promise<WrappedKey> {
  const id = uuidv7();
  const bytes = randomBytes(32);
  const kek = freshKeyRing().current;
  const envelope = bytesOf(closeEnvelope(named(kek), bytes, binding(ctx.workspaceId, id)));
  const row = { id, kekId: kek.id, envelope };
  bytes.fill(0);
  await db(ctx).workspaceKey.create({ data: { workspaceId: ctx.workspaceId, ...row } });
  return row;
}

/** The same data key, closed by another key-encryption key. */
export function rewrapped(workspaceId: string, { id, kekId, envelope }: WrappedKey, kek: Kek) {
  const from = kekById(kekId);
  if (!from) throw new VaultError('key_missing', `The vault key ${kekId} is not there.`);
  const bytes = openEnvelope(named(from), envelope, binding(workspaceId, id));
  const closed = bytesOf(closeEnvelope(named(kek), bytes, binding(workspaceId, id)));
  bytes.fill(0);
  return { kekId: kek.id, envelope: closed };
}

/** For tests, and where a key may have been changed behind our back: the next use opens it anew. */
export function forgetDataKeys(): void {
  opened.clear();
}

async function createFirst(ctx: Ctx): Promise<WrappedKey> {
  // Two processes may find no key at once: the second waits here and then finds the first one's.
  await db(ctx).$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`data key ${ctx.workspaceId}`}, 0))`;
  return (await lockedKey(ctx)) ?? createDataKey(ctx);
}

async function lockedKey(ctx: Ctx): Promise<WrappedKey | null> {
  const found = await db(ctx).$queryRaw<WrappedKey[]>`
    select id, kek_id as "kekId", envelope from workspace_key
    where workspace_id = ${ctx.workspaceId}::uuid and retired_at is null order by id desc limit 1 for share`;
  return found[0] ?? null;
}

function binding(workspaceId: string, keyId: string): Buffer {
  return associatedData('onequeue data key v1', [workspaceId, keyId]);
}

function named({ id, key }: Kek): NamedKey {
  return { id: Buffer.from(id, 'hex'), key };
}

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

// Prisma's bytes are views of plain array buffers; a Buffer may be part of a shared one.
function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
