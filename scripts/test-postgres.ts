import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './embedded-postgres.mjs';
import { migrate } from './migrate.mjs';
import { ensureRoles } from './roles.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    testPostgres: { url: string; template: string; passwords: Record<string, string> };
  }
}

const root = path.resolve(import.meta.dirname, '..');
const migrations = path.join(root, 'prisma/migrations');

/** One Postgres for the whole run, with a migrated template; each test file copies it (lib/db/test-database.ts). */
export default async function setup(project: TestProject) {
  const dir = path.join(root, '.data/test');
  fs.mkdirSync(dir, { recursive: true, mode: 0o711 });
  fs.chmodSync(path.join(root, '.data'), 0o711);
  const file = path.join(dir, 'passwords.json');
  if (!fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify(newPasswords()), { mode: 0o600 });
  const passwords: Record<string, string> = JSON.parse(fs.readFileSync(file, 'utf8'));
  // Durability is what the kill tests look at, and they start a Postgres of their own.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const server = await startPostgres({ dir: path.join(dir, 'pg'), password: passwords.postgres ?? '', settings });
  const url = server.urlFor('postgres');
  await ensureRoles(url, passwords);
  const template = `template_${hashOfMigrations()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const { name, age } of await testDatabases(client)) {
    if (age > 3_600_000) await client.query(`drop database if exists ${name} with (force)`);
  }
  if (!(await client.query('select 1 from pg_database where datname = $1', [template])).rowCount) {
    await client.query(`create database ${template}_new`);
    await migrate(server.urlFor(`${template}_new`));
    await client.query(`alter database ${template}_new rename to ${template}`);
  }
  await client.end();
  project.provide('testPostgres', { url, template, passwords });
  return async () => {
    // A single file run by hand leaves it up for the next; `npm test` takes it down.
    if (process.env.ONEQUEUE_TEST === 'whole') await server.stop();
  };
}

async function testDatabases(client: pg.Client): Promise<{ name: string; age: number }[]> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  );
  return rows.map(({ datname }) => ({ name: datname, age: Date.now() - Number(datname.split('_')[1]) }));
}

function newPasswords() {
  const random = () => randomBytes(18).toString('hex');
  return { postgres: random(), onequeue_web: random(), onequeue_worker: random() };
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(migrations).sort()) {
    const file = path.join(migrations, name, 'migration.sql');
    if (fs.existsSync(file)) hash.update(name).update(fs.readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
