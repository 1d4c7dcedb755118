import 'server-only';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, SOURCE_OF_KIND, STATUS_CODES } from '@/lib/model/finding';
import type { FindingRecord } from '@/lib/model/record';
import { signalBits } from '@/lib/model/signals';
import { contentHash } from './hash';
import { type TermId, termIds } from './terms';

export type Stored = { seen: number; changed: number };
/** A page held against what is stored. `write` stores what is new or changed, in the caller's transaction. */
export type Compared = Stored & { write(client: pg.PoolClient): Promise<void> };
type Changed = { record: FindingRecord; hash: Buffer };

const KNOWN = `select f.id, f.external_id, f.kind, f.hash, f.gone_at is not null as gone
  from unnest($3::smallint[], $4::text[]) as w(kind, external_id)
  join finding f on f.workspace_id = $1 and f.connection_id = $2 and f.kind = w.kind and f.external_id = w.external_id`;

const UPSERT = `insert into finding (workspace_id, connection_id, id, source, kind, external_id, title, description, subject,
    vendor_severity, vendor_severity_code, vendor_status, vendor_status_code, vendor_owner,
    person_id, resource_id, account_id, policy_id, created_at, updated_at, hash, signals)
  select $1, $2, * from unnest($3::uuid[], $4::smallint[], $5::smallint[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::smallint[], $12::text[], $13::smallint[], $14::text[],
    $15::int[], $16::int[], $17::int[], $18::int[], $19::timestamptz[], $20::timestamptz[], $21::bytea[], $22::smallint[])
  on conflict (workspace_id, connection_id, kind, external_id) do update set
    title = excluded.title, description = excluded.description, subject = excluded.subject,
    vendor_severity = excluded.vendor_severity, vendor_severity_code = excluded.vendor_severity_code,
    vendor_status = excluded.vendor_status, vendor_status_code = excluded.vendor_status_code,
    vendor_owner = excluded.vendor_owner, person_id = excluded.person_id, resource_id = excluded.resource_id,
    account_id = excluded.account_id, policy_id = excluded.policy_id, created_at = excluded.created_at,
    updated_at = excluded.updated_at, hash = excluded.hash, signals = excluded.signals, gone_at = null
    -- A page fetched before a newer state was stored must not bring the old one back.
    where excluded.updated_at >= finding.updated_at
  returning id, kind, external_id, xmax = 0 as is_new`;

// The records come as one JSON text: as an array of texts each would be read by a function call of its own.
const RAW = `insert into finding_raw (workspace_id, finding_id, raw)
  select $1, w.id, w.raw from rows from (unnest($2::uuid[]), jsonb_array_elements($3::jsonb)) as w(id, raw)
  on conflict (workspace_id, finding_id) do update set raw = excluded.raw`;
const LABELS_GONE = `delete from finding_label where workspace_id = $1 and finding_id = any($2::uuid[]) and origin = 'vendor'`;
const LABELS = `insert into finding_label (workspace_id, finding_id, label, origin)
  select $1, w.id, w.label, 'vendor' from unnest($2::uuid[], $3::text[]) as w(id, label) on conflict do nothing`;

const DOCUMENTS = `insert into finding_document (workspace_id, finding_id, key, value)
  select $1, w.id, w.key, w.value from unnest($2::uuid[], $3::text[], $4::text[]) as w(id, key, value)
  on conflict (workspace_id, finding_id) do update set key = excluded.key, value = excluded.value
  where (finding_document.key, finding_document.value) is distinct from (excluded.key, excluded.value)`;
const DOCUMENTS_GONE = 'delete from finding_document where workspace_id = $1 and finding_id = any($2::uuid[])';

/**
 * Finds what of a page is new or changed: by hash, so that unchanged records are read and never written. Of ours nothing
 * is touched, the vendor's columns only. The words of what changed are put into the dictionary here already.
 */
export async function compareFindings(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  page: readonly FindingRecord[],
): Promise<Compared> {
  // A vendor may show a record twice, on one page or on pages that came together: the newer counts, or else the last.
  const byKey = new Map<string, FindingRecord>();
  for (const record of page) {
    const key = `${KIND_CODES[record.kind]}:${record.externalId}`;
    const other = byKey.get(key);
    if (!other || other.updatedAt <= record.updatedAt) byKey.set(key, record);
  }
  const records = [...byKey.values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  if (records.length === 0) return { seen: 0, changed: 0, write: async () => undefined };
  const { rows } = await client.query<{ external_id: string; kind: number; hash: Buffer; gone: boolean }>({
    name: 'known findings',
    text: KNOWN,
    values: [
      ctx.workspaceId,
      connectionId,
      records.map((one) => KIND_CODES[one.kind]),
      records.map((one) => one.externalId),
    ],
  });
  const known = new Map(rows.map((row) => [`${row.kind}:${row.external_id}`, row]));
  const changed: Changed[] = [];
  for (const record of records) {
    const before = known.get(`${KIND_CODES[record.kind]}:${record.externalId}`);
    const hash = contentHash(record);
    if (!before || before.gone || !before.hash.equals(hash)) changed.push({ record, hash });
  }
  // Before the transaction: two that both bring a new word would wait for each other's whole page.
  const term = await termIds(
    client,
    ctx,
    changed.map(({ record }) => record),
  );
  const write = (client: pg.PoolClient) => writeFindings(client, ctx, connectionId, changed, term);
  return { seen: records.length, changed: changed.length, write };
}

async function writeFindings(
  client: pg.PoolClient,
  ctx: Ctx,
  connectionId: string,
  changed: Changed[],
  term: TermId,
): Promise<void> {
  if (changed.length === 0) return;
  const records = changed.map(({ record }) => record);
  const column = <T>(of: (record: FindingRecord) => T) => records.map(of);
  const { rows } = await client.query<{ id: string; kind: number; external_id: string; is_new: boolean }>({
    name: 'upsert findings',
    text: UPSERT,
    values: [
      ctx.workspaceId,
      connectionId,
      column(() => uuidv7()),
      column((one) => SOURCE_CODES[SOURCE_OF_KIND[one.kind]]),
      column((one) => KIND_CODES[one.kind]),
      column((one) => one.externalId),
      column((one) => one.title),
      column((one) => one.description),
      column((one) => one.subject),
      column((one) => one.vendorSeverity),
      column((one) => SEVERITY_CODES[one.severity]),
      column((one) => one.vendorStatus),
      column((one) => STATUS_CODES[one.status]),
      column((one) => one.vendorOwner),
      column((one) => term('person', one.person)),
      column((one) => term('resource', one.resource)),
      column((one) => term('account', one.account)),
      column((one) => term('policy', one.policy)),
      column((one) => one.createdAt),
      column((one) => one.updatedAt),
      changed.map(({ hash }) => hash),
      column((one) => signalBits(one.signals)),
    ],
  });
  const rowOf = new Map(rows.map((row) => [`${row.kind}:${row.external_id}`, row]));
  const stored = records.flatMap(({ kind, externalId, raw, labels, document = null }) => {
    const row = rowOf.get(`${KIND_CODES[kind]}:${externalId}`);
    return row === undefined ? [] : [{ id: row.id, isNew: row.is_new, raw: JSON.stringify(raw), labels, document }];
  });
  if (stored.length === 0) return;
  const raws = `[${stored.map((one) => one.raw).join()}]`;
  await client.query({ name: 'finding raw', text: RAW, values: [ctx.workspaceId, stored.map((one) => one.id), raws] });
  await writeDocuments(client, ctx, stored);
  const before = stored.filter((one) => !one.isNew).map((one) => one.id);
  if (before.length > 0)
    await client.query({ name: 'labels gone', text: LABELS_GONE, values: [ctx.workspaceId, before] });
  const labels = stored.flatMap((one) => one.labels.map((label) => ({ id: one.id, label })));
  if (labels.length === 0) return;
  const values = [ctx.workspaceId, labels.map((one) => one.id), labels.map((one) => one.label)];
  await client.query({ name: 'labels', text: LABELS, values });
}

type StoredDocument = { id: string; isNew: boolean; document: NonNullable<FindingRecord['document']> | null };

/** Which file each is about. Most vendors give none, and nothing is written for theirs. */
async function writeDocuments(client: pg.PoolClient, ctx: Ctx, stored: readonly StoredDocument[]): Promise<void> {
  const named = stored.flatMap(({ id, document }) => (document ? [{ id, ...document }] : []));
  const [ids, keys, values] = [named.map(({ id }) => id), named.map(({ key }) => key), named.map((one) => one.value)];
  if (named.length > 0) {
    await client.query({ name: 'documents', text: DOCUMENTS, values: [ctx.workspaceId, ids, keys, values] });
  }
  const gone = stored.filter(({ isNew, document }) => !isNew && document === null).map(({ id }) => id);
  if (gone.length > 0) {
    await client.query({ name: 'documents gone', text: DOCUMENTS_GONE, values: [ctx.workspaceId, gone] });
  }
}
