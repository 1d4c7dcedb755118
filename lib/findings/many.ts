import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { KIND_CODES, type Kind, SEVERITY_CODES, SOURCE_CODES, SOURCE_OF_KIND, STATUS_CODES } from '@/lib/model/finding';

/** Runs one statement as a role that may write every column: the database's owner in tests, a bench connection elsewhere. */
export type Run = (text: string, values: unknown[]) => Promise<unknown[]>;

type Options = {
  workspaceId: string;
  /** Connection id of each kind; kinds without one are left out. */
  connections: Partial<Record<Kind, string>>;
  /** Members who own some of them. */
  owners?: readonly string[];
  count: number;
  seed?: number;
  /** The newest finding; the others lie in the 180 days before it. */
  until?: Date;
};

const DAY = 86_400_000;
const BATCH = 1000;
const KIND_SHARE: readonly [Kind, number][] = [
  ['cloud_alert', 70],
  ['iac_alert', 10],
  ['dlp_incident', 12],
  ['edge_alert', 5],
  ['automation_event', 3],
];
const SEVERITY_SHARE = [
  ['critical', 2],
  ['high', 11],
  ['medium', 38],
  ['low', 40],
  ['info', 8],
  ['unknown', 1],
] as const;
const STATUS_SHARE = [
  ['new', 50],
  ['in_progress', 8],
  ['waiting', 2],
  ['accepted', 5],
  ['resolved', 35],
] as const;
const SUBJECTS = [
  'bucket',
  'instance',
  'topic',
  'key',
  'queue',
  'database',
  'function',
  'cluster',
  'document',
  'ledger',
];
const FACTS = [
  'is public',
  'is not encrypted',
  'was shared outside',
  'has no owner',
  'runs as root',
  'is older than 90 days',
];

const INSERT = `insert into finding (workspace_id, connection_id, id, source, kind, external_id, title, description, subject,
    vendor_severity, vendor_severity_code, vendor_status, vendor_status_code, own_status, owner_id, policy_id, account_id,
    person_id, resource_id, created_at, updated_at, hash, first_seen_at, signals)
  select $1, w.* from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::smallint[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::smallint[], $12::text[], $13::smallint[], $14::smallint[], $15::uuid[], $16::int[], $17::int[],
    $18::int[], $19::int[], $20::timestamptz[], $21::timestamptz[], $22::bytea[], $23::timestamptz[], $24::smallint[]) w`;
const COLUMNS = 23;

/** Stores findings that look like a year's work of four vendors: skewed severities, few policies and accounts with most of them. */
export async function manyFindings(run: Run, options: Options): Promise<string[]> {
  const random = randomOf(options.seed ?? 1);
  const kinds = KIND_SHARE.filter(([kind]) => options.connections[kind]);
  const terms = {
    policy: await termIds(run, options.workspaceId, 1, 120, (n) => `ZS-AWS-${String(n).padStart(5, '0')}`),
    account: await termIds(run, options.workspaceId, 2, 60, (n) => String(288_100_000_000 + n * 7_919)),
    person: await termIds(run, options.workspaceId, 3, 900, (n) => `person.${n}@northwind.example`),
    resource: await termIds(
      run,
      options.workspaceId,
      4,
      Math.max(200, options.count >> 2),
      (n) => `arn:aws:s3:::data-${n}`,
    ),
  };
  const ids: string[] = [];
  for (let done = 0; done < options.count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, options.count - done) }, () =>
      one(random, options, kinds, terms),
    );
    const columns = Array.from({ length: COLUMNS }, (_, at) => batch.map((row) => row[at]));
    await run(INSERT, [options.workspaceId, ...columns]);
    for (const row of batch) ids.push(String(row[1]));
  }
  return ids;
}

type Terms = Record<'policy' | 'account' | 'person' | 'resource', number[]>;

function one(
  random: () => number,
  options: Options,
  kinds: readonly (readonly [Kind, number])[],
  terms: Terms,
): unknown[] {
  const kind = pick(random, kinds);
  const severity = pick(random, SEVERITY_SHARE);
  const status = pick(random, STATUS_SHARE);
  const local = kind !== 'dlp_incident' && kind !== 'edge_alert' && random() < 0.1;
  const until = (options.until ?? new Date()).getTime();
  const createdAt = until - Math.floor(random() ** 1.5 * 180 * DAY);
  const updatedAt = createdAt + Math.floor(random() ** 3 * (until - createdAt));
  const id = uuidv7();
  const subject = among(random, SUBJECTS);
  const named = kind === 'dlp_incident' || kind === 'automation_event';
  const cloud = kind === 'cloud_alert' || kind === 'iac_alert';
  const owner = options.owners && random() < 0.2 ? among(random, options.owners) : null;
  return [
    options.connections[kind],
    id,
    SOURCE_CODES[SOURCE_OF_KIND[kind]],
    KIND_CODES[kind],
    `ext-${id}`,
    `${subject} ${Math.floor(random() * 10_000)} ${among(random, FACTS)}`,
    random() < 0.01
      ? `rareword${Math.floor(random() * 50)} was seen here`
      : `The ${subject} should be looked at again.`,
    kind === 'edge_alert' ? '1 user, 2 devices' : null,
    severity,
    SEVERITY_CODES[severity],
    status,
    STATUS_CODES[status],
    local ? STATUS_CODES.resolved : null,
    owner,
    skewed(random, terms.policy),
    cloud ? skewed(random, terms.account) : null,
    named ? skewed(random, terms.person) : null,
    cloud ? skewed(random, terms.resource) : null,
    new Date(createdAt),
    new Date(updatedAt),
    createHash('sha256').update(id).digest(),
    // Seen by us within a quarter of an hour.
    new Date(Math.min(until, createdAt + Math.floor(random() * 900_000))),
    signalsOf(random, kind),
  ];
}

/** What a vendor's record may say beside: data of some kind, a share outside, an identity of privilege, an asset's tag. */
function signalsOf(random: () => number, kind: Kind): number {
  if (kind === 'dlp_incident')
    return Math.floor(random() ** 2 * 4) + (random() < 0.2 ? 4 : 0) + (random() < 0.05 ? 8 : 0);
  return (random() < 0.05 ? 8 : 0) + (random() < 0.15 ? 16 : 0);
}

async function termIds(run: Run, workspaceId: string, field: number, count: number, name: (n: number) => string) {
  const ids: number[] = [];
  for (let done = 0; done < count; done += 10_000) {
    const words = Array.from({ length: Math.min(10_000, count - done) }, (_, at) => name(done + at));
    const rows = await run(
      `insert into term (workspace_id, field, value) select $1, $2, * from unnest($3::text[])
       on conflict (workspace_id, field, md5(value)) do update set value = excluded.value returning id`,
      [workspaceId, field, words],
    );
    for (const row of rows) if (typeof row === 'object' && row !== null && 'id' in row) ids.push(Number(row.id));
  }
  return ids;
}

/** The first ones often, the last ones rarely. */
function skewed(random: () => number, ids: readonly number[]): number | undefined {
  return ids[Math.floor(random() ** 3 * ids.length)];
}

function among<T>(random: () => number, from: readonly T[]): T | undefined {
  return from[Math.floor(random() * from.length)];
}

function pick<T>(random: () => number, shares: readonly (readonly [T, number])[]): T {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let left = random() * total;
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  throw new Error('nothing to pick from');
}

/** mulberry32: small, fast, the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
