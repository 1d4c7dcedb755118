import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '@/scripts/migrate.mjs';
import { urlAs } from '@/scripts/roles.mjs';
import { createSandboxWorkspace } from '@/scripts/sandbox-accounts.mjs';
import { freePort, type Running, run, sleep, start, TSX } from './process';
import type { Sandbox } from './sandbox';

const TEMPLATE = 'bench_sync_template';
const DATABASE = 'bench_sync';
export const VENDOR = 'zscaler-posture';

/** Where the databases of this run are: the cluster's owner, and the passwords of the roles. */
export type Cluster = { ownerUrl: string; passwords: Record<string, string> };
export type SyncInstall = {
  /** A database with nothing but the connection. */
  empty(): Promise<void>;
  /** Everything is due again, as after a reset of the cursors. */
  rewind(): Promise<void>;
  /** Runs the real worker until the backfill has ended; answers the seconds between its first claim and that end. */
  sync(): Promise<number>;
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  drop(): Promise<void>;
};

/** An install of its own for the sync figures: the real worker, one posture tenant, nothing else. */
export async function syncInstall(cluster: Cluster, sandbox: Sandbox): Promise<SyncInstall> {
  const vaultKey = randomBytes(32).toString('base64');
  await makeTemplate(cluster, sandbox, vaultKey);
  const url = databaseUrl(cluster, DATABASE);
  const query = async <Row extends pg.QueryResultRow>(text: string) => onDatabase<Row>(url, text);
  return {
    query,
    empty: async () => {
      const server = databaseUrl(cluster, 'postgres');
      await onDatabase(server, `drop database if exists ${DATABASE} with (force)`);
      await onDatabase(server, `create database ${DATABASE} template ${TEMPLATE}`);
      await onDatabase(server, 'checkpoint');
    },
    rewind: async () => {
      await query(`update sync_stream set cursor = '{}', due_at = now(), state = 'idle', started_at = null`);
    },
    drop: async () => {
      for (const name of [DATABASE, TEMPLATE]) {
        await onDatabase(databaseUrl(cluster, 'postgres'), `drop database if exists ${name} with (force)`);
      }
    },
    sync: async () => {
      const worker = await startWorker(cluster, DATABASE, vaultKey);
      const seconds = await untilSynced(url);
      await worker.stop();
      return seconds;
    },
  };
}

async function makeTemplate(cluster: Cluster, sandbox: Sandbox, vaultKey: string): Promise<void> {
  const server = databaseUrl(cluster, 'postgres');
  await onDatabase(server, `drop database if exists ${TEMPLATE} with (force)`);
  await onDatabase(server, `create database ${TEMPLATE}`);
  const url = databaseUrl(cluster, TEMPLATE);
  await migrate(url);
  const { workspaceId } = await createSandboxWorkspace(url);
  const worker = await startWorker(cluster, TEMPLATE, vaultKey);
  const { url: origin = '', credentials } = sandbox.vendors[VENDOR] ?? {};
  const given = { workspaceId, origin, apiKey: credentials?.apiKey };
  const env = {
    DATABASE_URL: roleUrl(cluster, TEMPLATE, 'onequeue_web'),
    SANDBOX: '1',
    BENCH_CONNECT: JSON.stringify(given),
  };
  await run(process.execPath, [...TSX, 'bench/connect-posture.ts'], { env });
  for (let state = ''; state !== 'ok'; await sleep(100)) {
    const [row] = await onDatabase<{ state: string; state_note: string | null }>(
      url,
      'select state, state_note from connection',
    );
    state = row?.state ?? '';
    if (row && !['pending', 'ok'].includes(state)) throw new Error(`the tenant is ${state}: ${row.state_note}`);
  }
  await worker.stop();
  await onDatabase(
    url,
    'truncate finding, finding_raw, finding_document, finding_label, term, odd_record, sync_stream cascade',
  );
  await onDatabase(url, 'vacuum analyze');
}

async function startWorker(cluster: Cluster, database: string, vaultKey: string): Promise<Running> {
  const worker = start([...TSX, 'lib/worker/main.ts'], {
    env: {
      DATABASE_URL: roleUrl(cluster, database, 'onequeue_worker'),
      BROKER_URL: `http://127.0.0.1:${await freePort()}`,
      BROKER_SECRET: randomBytes(24).toString('hex'),
      VAULT_KEY: vaultKey,
      SANDBOX: '1',
      SANDBOX_LIMITS: 'off',
      WORKER_PARENT: '1',
      NODE_ENV: 'production',
    },
  });
  await worker.says(/the worker is up/);
  return worker;
}

type Stream = { stream: string; state: string; started: number | null; ended: number | null };
const STREAMS = `select stream, state, extract(epoch from started_at)::float8 as started,
  extract(epoch from last_success_at)::float8 as ended from sync_stream where started_at is not null`;

async function untilSynced(url: string): Promise<number> {
  let from = Number.POSITIVE_INFINITY;
  for (;;) {
    const streams = await onDatabase<Stream>(url, STREAMS);
    for (const { started } of streams) from = Math.min(from, started ?? from);
    const failed = streams.find(({ state }) => state === 'failed' || state === 'partial');
    if (failed) throw new Error(`the ${failed.stream} ended ${failed.state}`);
    const backfill = streams.find(({ stream }) => stream === 'backfill');
    if (backfill?.state === 'complete') return (backfill.ended ?? Number.NaN) - from;
    await sleep(250);
  }
}

function databaseUrl({ ownerUrl }: Cluster, name: string): string {
  return Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString();
}

function roleUrl(cluster: Cluster, database: string, role: string): string {
  return urlAs(databaseUrl(cluster, database), role, cluster.passwords[role] ?? '');
}

async function onDatabase<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
