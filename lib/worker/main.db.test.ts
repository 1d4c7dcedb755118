import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createConnection } from '@/lib/connections/create';
import { getConnection } from '@/lib/connections/read';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aWorkspace } from '@/lib/db/testing';
import { ringOf } from '@/lib/vault/kek';
import { aStoredConnection, aVaultKey } from '@/lib/vault/testing';
import { scripted } from '@/lib/vendors/testing';
import { freePort } from './testing';

const vaultKey = aVaultKey();
const vendor = await scripted(({ path }) =>
  path.endsWith('/me') ? { body: { id: 7, name: 'Northwind' } } : { body: { data: [], tags: [] } },
);
afterAll(() => vendor.close());

/** Cuts every connection of the worker's role, idle or at work, as a restart of Postgres does. */
const DROP_ALL = `select pg_terminate_backend(pid) from pg_stat_activity
  where usename = 'onequeue_worker' and datname = current_database() and pid <> pg_backend_pid()`;

// This process has the worker's role here, so its connections are cut too.
const again = <T>(work: () => Promise<T>) => work().catch(work);

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

async function aWorker(over: Record<string, string> = {}) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: databaseUrlAs('onequeue_worker'),
    BROKER_URL: url,
    BROKER_SECRET: randomBytes(32).toString('hex'),
    VAULT_KEY: vaultKey,
    SANDBOX: '1',
    NODE_ENV: 'production',
    ...over,
  } as const;
  const flags = ['--conditions=react-server', '--import', 'tsx', 'lib/worker/main.ts'];
  const child = spawn(process.execPath, flags, { env, stdio: ['pipe', 'ignore', 'pipe'] });
  running.add(child);
  return { child, url, words: text(child.stderr) };
}

async function isUp(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health`).catch(() => null);
  return answer?.status === 200;
}

async function up(over: Record<string, string> = {}) {
  const worker = await aWorker(over);
  await expect.poll(() => isUp(worker.url), { timeout: 20_000 }).toBe(true);
  return worker;
}

const ended = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? (await once(child, 'exit').then(([code]) => code));

const add = (ctx: Ctx, name: string) =>
  createConnection(ctx, {
    vendor: 'workato',
    name,
    origin: vendor.origin,
    settings: {},
    credentials: { apiToken: randomBytes(8).toString('hex') },
  });

const becomesOk = (ctx: Ctx, id: string, timeout: number) =>
  expect.poll(async () => (await getConnection(ctx, { id })).state, { timeout, interval: 30 }).toBe('ok');

test('a worker takes what an admin adds, survives a database that drops it, and stops when told', async () => {
  const { child } = await up();
  const ctx = await aWorkspace('admin');
  await becomesOk(ctx, (await add(ctx, 'First')).id, 5000);
  for (let round = 0; round < 12; round++) {
    await asOwner(DROP_ALL);
    await sleep(150);
  }
  await becomesOk(ctx, (await again(() => add(ctx, 'Second'))).id, 5000);
  expect(child.exitCode).toBeNull();
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
}, 60_000);

test('a worker whose parent dies ends too', async () => {
  const { child } = await up({ WORKER_PARENT: '1' });
  child.stdin?.end();
  expect(await ended(child)).toBe(0);
}, 60_000);

const wrong: [string, Record<string, string>, string][] = [
  ['another vault key', { VAULT_KEY: randomBytes(32).toString('base64') }, ringOf(vaultKey).current.id],
  ['no vault key', { VAULT_KEY: '' }, 'set VAULT_KEY_FILE or VAULT_KEY'],
  ['half a vault key', { VAULT_KEY: 'abc' }, 'not 32 bytes in base64'],
  ['a broker for the whole network', { BROKER_URL: 'http://0.0.0.0:4999' }, 'must be on loopback'],
];

test.each(wrong)(
  'with %s it does not start, and says why in one sentence',
  async (_name, over, says) => {
    await aStoredConnection({ apiToken: 'x' });
    const { child, words } = await aWorker(over);
    expect(await ended(child)).toBe(78);
    const said = (await words).trim();
    expect(said).toContain(says);
    expect(said.split('\n')).toHaveLength(1);
  },
  60_000,
);
