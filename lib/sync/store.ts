import 'server-only';
import type pg from 'pg';
import type { Ctx } from '@/lib/db/ctx';
import type { FindingRecord, ItemRecord, OddRecord } from '@/lib/model/record';
import type { Noun } from '@/lib/vendors/vendor';
import { type Compared, compareFindings, type Stored } from './store-findings';
import { compareItems } from './store-items';

const ODD = `insert into odd_record (workspace_id, connection_id, noun, external_id, reason)
  select $1, $2, $3, w.id, w.reason from unnest($4::text[], $5::text[]) as w(id, reason)
  on conflict (workspace_id, connection_id, noun, external_id) do update set reason = excluded.reason, at = now()
  where odd_record.reason is distinct from excluded.reason`;

export type AnyRecord = FindingRecord | ItemRecord;

type Brought = { items: readonly AnyRecord[]; odd: readonly OddRecord[] };

/** Holds a page against what is stored; no record is written until the answer's `write` is called in a transaction. */
export async function comparePage(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: Noun,
  page: Brought,
): Promise<Compared> {
  const compared =
    noun === 'finding'
      ? await compareFindings(client, ctx, connectionId, page.items.filter(isFinding))
      : await compareItems(client, ctx, connectionId, noun, page.items.filter(isItem));
  const write = async (client: pg.PoolClient) => {
    await writeOdd(client, ctx, connectionId, noun, page.odd);
    if (compared.changed === 0) return;
    await compared.write(client);
  };
  return { ...compared, write };
}

/** Stores what a page brought, odd records with their reasons included, in the caller's transaction. */
export async function storePage(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: Noun,
  page: Brought,
): Promise<Stored> {
  const { seen, changed, write } = await comparePage(client, ctx, connectionId, noun, page);
  await write(client);
  return { seen, changed };
}

async function writeOdd(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: Noun,
  records: readonly OddRecord[],
) {
  if (records.length === 0) return;
  const odd = [...new Map(records.map((one) => [one.externalId ?? 'without an id', one.reason]))];
  const [ids, reasons] = [odd.map(([id]) => id), odd.map(([, reason]) => reason)];
  await client.query(ODD, [ctx.workspaceId, connectionId, noun, ids, reasons]);
}

export const isFinding = (record: AnyRecord): record is FindingRecord => 'severity' in record;
export const isItem = (record: AnyRecord): record is ItemRecord => !isFinding(record);
