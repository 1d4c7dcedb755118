import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { closeSecret, openSecret, type Place } from './bound-secret';
import { createDataKey, currentDataKey, dataKey, rewrapped, type WrappedKey } from './data-key';
import { freshKeyRing } from './kek';
import { VaultError } from './vault-error';

const BATCH = 50;

/** `left`: secrets that do not open any more (their connection's address changed) and wait for new credentials. */
export type Rotation = { resealed: number; left: number };

/**
 * Closes all data keys of a workspace with the newest key-encryption key. Killed half-way, it goes on where it stopped:
 * each row says which key closed it.
 */
export async function rewrapDataKeys(ctx: Ctx): Promise<number> {
  const { current } = freshKeyRing();
  const { workspaceId } = ctx;
  for (let done = 0; ; ) {
    const some = await inTx(ctx, async (ctx) => {
      const found = await db(ctx).$queryRaw<WrappedKey[]>`
        select id, kek_id as "kekId", envelope from workspace_key
        where workspace_id = ${workspaceId}::uuid and kek_id <> ${current.id} limit ${BATCH} for update`;
      for (const row of found) {
        const { kekId, envelope } = rewrapped(workspaceId, row, current);
        await db(ctx).workspaceKey.updateMany({ where: { workspaceId, id: row.id }, data: { kekId, envelope } });
      }
      const subject = { kind: 'workspace', id: workspaceId };
      const after = { keys: found.length, kekId: current.id };
      if (found.length > 0) await writeAudit(ctx, { action: 'vault.rewrap', subject, after });
      return found.length;
    });
    done += some;
    if (some === 0) return done;
  }
}

/** Gives the workspace a new data key and seals everything anew with it. */
export async function rotateDataKey(ctx: Ctx): Promise<Rotation> {
  await inTx(ctx, async (ctx) => {
    const retiredAt = new Date();
    await db(ctx).workspaceKey.updateMany({
      where: { workspaceId: ctx.workspaceId, retiredAt: null },
      data: { retiredAt },
    });
    const { id } = await createDataKey(ctx);
    await writeAudit(ctx, {
      action: 'vault.rotate',
      subject: { kind: 'workspace', id: ctx.workspaceId },
      after: { id },
    });
  });
  return finishRotation(ctx);
}

/**
 * Seals anew what a retired data key still holds, then deletes the keys that hold nothing: also after a rotation that
 * was killed. Readers are never in the way; they take a secret and its key at one instant.
 */
export async function finishRotation(ctx: Ctx): Promise<Rotation> {
  const left = new Set<string>();
  let resealed = 0;
  for (;;) {
    const batch = await inTx(ctx, (ctx) => resealBatch(ctx, left));
    resealed += batch.resealed;
    if (batch.found === 0 && batch.waiting === 0) break;
    // Rows that another rotation holds just now are looked at again.
    if (batch.found === 0) await sleep(100);
  }
  await inTx(ctx, deleteEmptyKeys);
  return { resealed, left: left.size };
}

type SecretRow = Place & { keyId: string; envelope: Uint8Array; kekId: string; wrapped: Uint8Array };

async function resealBatch(ctx: Ctx, left: Set<string>) {
  const { workspaceId } = ctx;
  const skipped = [...left];
  const found = await db(ctx).$queryRaw<SecretRow[]>`
    select s.workspace_id as "workspaceId", s.connection_id as "connectionId", c.vendor, c.origin, s.field,
      s.key_id as "keyId", s.envelope, k.kek_id as "kekId", k.envelope as wrapped
    from connection_secret s
    join workspace_key k on k.workspace_id = s.workspace_id and k.id = s.key_id and k.retired_at is not null
    join connection c on c.workspace_id = s.workspace_id and c.id = s.connection_id
    where s.workspace_id = ${workspaceId}::uuid and not (s.connection_id || ' ' || s.field) = any(${skipped}::text[])
    limit ${BATCH} for update of s skip locked`;
  // A session token is cheap: instead of being sealed anew, it is bought anew.
  await db(ctx).$executeRaw`
    delete from vendor_token t using workspace_key k where k.workspace_id = t.workspace_id and k.id = t.key_id
      and k.retired_at is not null and t.workspace_id = ${workspaceId}::uuid`;
  const { keyId, ...key } = await currentDataKey(ctx);
  let resealed = 0;
  for (const row of found) {
    const { connectionId, field } = row;
    const opened = openedRow(row);
    if (!opened) {
      left.add(`${connectionId} ${field}`);
      continue;
    }
    const envelope = closeSecret(key, opened.value, row);
    await db(ctx).connectionSecret.updateMany({
      where: { workspaceId, connectionId, field, keyId: row.keyId },
      data: { keyId, envelope },
    });
    resealed += 1;
  }
  return { found: found.length, resealed, waiting: found.length === 0 ? await countWaiting(ctx, skipped) : 0 };
}

function openedRow(row: SecretRow): { value: unknown } | null {
  try {
    const key = dataKey(row.workspaceId, { id: row.keyId, kekId: row.kekId, envelope: row.wrapped });
    return { value: openSecret(key, row.envelope, row) };
  } catch (error) {
    if (error instanceof VaultError && error.reason === 'does_not_open') return null;
    throw error;
  }
}

async function countWaiting(ctx: Ctx, skipped: string[]): Promise<number> {
  const [row] = await db(ctx).$queryRaw<{ n: number }[]>`
    select count(*)::int as n from connection_secret s
    join workspace_key k on k.workspace_id = s.workspace_id and k.id = s.key_id and k.retired_at is not null
    where s.workspace_id = ${ctx.workspaceId}::uuid
      and not (s.connection_id || ' ' || s.field) = any(${skipped}::text[])`;
  return row?.n ?? 0;
}

async function deleteEmptyKeys(ctx: Ctx): Promise<void> {
  await db(ctx).$executeRaw`
    delete from workspace_key k where workspace_id = ${ctx.workspaceId}::uuid and retired_at is not null
      and not exists (select 1 from connection_secret s where s.workspace_id = k.workspace_id and s.key_id = k.id)
      and not exists (select 1 from vendor_token t where t.workspace_id = k.workspace_id and t.key_id = k.id)`;
}
