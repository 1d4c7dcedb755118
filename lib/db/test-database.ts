import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { urlAs } from '@/scripts/roles.mjs';
import { closePool } from './pool';

/** Rooms whose code runs in the worker process are tested with the worker's database role, all others with the web's. */
const WORKER_ROOMS = /\/lib\/(vault|sync|worker|http|vendors)\/|\/lib\/actions\/deliver/;

let ownerUrl: string | undefined;
let ownerPool: pg.Pool | undefined;

// Runs once a test file (vitest setupFiles): a database of its own, copied from the migrated template.
beforeAll(async () => {
  const { url, template, passwords } = inject('testPostgres');
  // The time in the name lets a later run clear what a crashed one left.
  const name = `test_${Date.now()}_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_advisory_lock(1)'); // a template can be copied by one session at a time
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  const role = WORKER_ROOMS.test(expect.getState().testPath ?? '') ? 'onequeue_worker' : 'onequeue_web';
  ownerUrl = Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  process.env.DATABASE_URL = urlAs(ownerUrl, role, passwords[role] ?? '');
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString('hex');
  process.env.LOG_LEVEL ??= 'silent';
  process.env.SANDBOX = '1';
});

afterAll(async () => {
  await closePool();
  await ownerPool?.end();
  ownerPool = undefined;
  const client = new pg.Client({ connectionString: inject('testPostgres').url });
  await client.connect();
  await client.query(`drop database if exists ${new URL(ownerUrl ?? '').pathname.slice(1)} with (force)`);
  await client.end();
});

/** The test's own look at the tables, past row security: as the database's owner. */
export async function asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  ownerPool ??= new pg.Pool({ connectionString: ownerUrl, max: 2 });
  return (await ownerPool.query<Row>(text, values)).rows;
}

/** The same database as a named role, for tests in which both processes take part. */
export function databaseUrlAs(role: 'onequeue_web' | 'onequeue_worker'): string {
  return urlAs(ownerUrl ?? '', role, inject('testPostgres').passwords[role] ?? '');
}
