import 'server-only';
import type pg from 'pg';
import type { Ctx } from '@/lib/db/ctx';
import type { FindingRecord, ItemRecord, OddRecord } from '@/lib/model/record';
import type { Noun } from '@/lib/vendors/vendor';
import { type Stored, storeFindings } from './store-findings';
import { storeItems } from './store-items';

const ODD = `insert into odd_record (workspace_id, connection_id, noun, external_id, reason)
  select $1, $2, $3, w.id, w.reason from unnest($4::text[], $5::text[]) as w(id, reason)
  on conflict (workspace_id, connection_id, noun, external_id) do update set reason = excluded.reason, at = now()
  where odd_record.reason is distinct from excluded.reason`;

export type AnyRecord = FindingRecord | ItemRecord;

/** Stores what a page brought, odd records with their reasons included, in the caller's transaction. */
export async function storePage(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: Noun,
  page: { items: readonly AnyRecord[]; odd: readonly OddRecord[] },
): Promise<Stored> {
  if (page.odd.length > 0) {
    const odd = [...new Map(page.odd.map((one) => [one.externalId ?? 'without an id', one.reason]))];
    await client.query(ODD, [
      ctx.workspaceId,
      connectionId,
      noun,
      odd.map(([id]) => id),
      odd.map(([, reason]) => reason),
    ]);
  }
  const stored =
    noun === 'finding'
      ? await storeFindings(client, ctx, connectionId, page.items.filter(isFinding))
      : await storeItems(client, ctx, connectionId, noun, page.items.filter(isItem));
  // Lists that are looked at hear of it once the transaction is committed.
  if (stored.changed > 0) {
    const word = JSON.stringify({ workspaceId: ctx.workspaceId, noun, changed: stored.changed });
    await client.query("select pg_notify('onequeue_changes', $1)", [word]);
  }
  return stored;
}

export const isFinding = (record: AnyRecord): record is FindingRecord => 'severity' in record;
export const isItem = (record: AnyRecord): record is ItemRecord => !isFinding(record);
