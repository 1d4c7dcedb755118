import 'server-only';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import type { ItemNoun, ItemRecord } from '@/lib/model/record';
import { contentHash } from './hash';
import type { Compared } from './store-findings';

const KNOWN = `select external_id, hash, gone_at is not null as gone from item
  where workspace_id = $1 and connection_id = $2 and noun = $3 and external_id = any($4::text[])`;
const UPSERT = `insert into item (workspace_id, connection_id, noun, id, kind, external_id, title, status, at, raw, hash)
  select $1, $2, $3, * from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
    $10::text[]::jsonb[], $11::bytea[])
  on conflict (workspace_id, connection_id, noun, external_id) do update set kind = excluded.kind, title = excluded.title,
    status = excluded.status, at = excluded.at, raw = excluded.raw, hash = excluded.hash, gone_at = null`;

// The upsert before it holds the rows, so none is counted twice. What only came back as it was is no new content.
const KEEP = `insert into item_version (workspace_id, item_id, n, title, status, at, raw, hash)
  select i.workspace_id, i.id, coalesce(last.n, 0) + 1, i.title, i.status, i.at, i.raw, i.hash from item i
    left join lateral (select v.n, v.hash from item_version v where v.workspace_id = $1 and v.item_id = i.id
      order by v.n desc limit 1) last on true
  where i.workspace_id = $1 and i.connection_id = $2 and i.noun = $3 and i.external_id = any($4::text[])
    and last.hash is distinct from i.hash`;
/** Of these every content is kept, so that one can be put back. */
const KEPT: ReadonlySet<ItemNoun> = new Set(['policy']);

type Changed = { record: ItemRecord; hash: Buffer };

/** Finds what of a page of policies, workflows, runs, tags, activity or users is new or changed. */
export async function compareItems(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: ItemNoun,
  page: readonly ItemRecord[],
): Promise<Compared> {
  const records = [...new Map(page.map((one) => [one.externalId, one])).values()];
  records.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  if (records.length === 0) return { seen: 0, changed: 0, write: async () => undefined };
  const { rows } = await client.query<{ external_id: string; hash: Buffer; gone: boolean }>({
    name: 'known items',
    text: KNOWN,
    values: [ctx.workspaceId, connectionId, noun, records.map((one) => one.externalId)],
  });
  const known = new Map(rows.map((row) => [row.external_id, row]));
  const changed = records
    .map((record) => ({ record, hash: contentHash(record) }))
    .filter(({ record, hash }) => {
      const before = known.get(record.externalId);
      return !before || before.gone || !before.hash.equals(hash);
    });
  const write = (client: pg.PoolClient) => writeItems(client, ctx, connectionId, noun, changed);
  return { seen: records.length, changed: changed.length, write };
}

async function writeItems(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  noun: ItemNoun,
  changed: readonly Changed[],
): Promise<void> {
  if (changed.length === 0) return;
  const column = <T>(of: (record: ItemRecord) => T) => changed.map(({ record }) => of(record));
  await client.query({
    name: 'upsert items',
    text: UPSERT,
    values: [
      ctx.workspaceId,
      connectionId,
      noun,
      column(() => uuidv7()),
      column((one) => one.kind),
      column((one) => one.externalId),
      column((one) => one.title),
      column((one) => one.status),
      column((one) => one.at),
      column((one) => JSON.stringify(one.raw)),
      changed.map(({ hash }) => hash),
    ],
  });
  if (!KEPT.has(noun)) return;
  const values = [ctx.workspaceId, connectionId, noun, column((one) => one.externalId)];
  await client.query({ name: 'keep versions', text: KEEP, values });
}
