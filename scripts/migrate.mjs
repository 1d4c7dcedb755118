// Applies prisma/migrations in order and records them as `prisma migrate deploy` does: same table, same checksums.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const LOCK = 72707369; // the advisory lock that Prisma's own engine takes
const TABLE = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** @returns {Promise<string[]>} the names of the migrations this call applied */
export async function migrate(url, dir = path.resolve(import.meta.dirname, '../prisma/migrations')) {
  const names = fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const applied = [];
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query(
      'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null',
    );
    const failed = rows.find((row) => !row.finished_at);
    if (failed)
      throw new Error(`Migration ${failed.migration_name} failed earlier. Mend it, then run prisma migrate resolve.`);
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    for (const name of names.sort()) {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      if (!done.has(name)) applied.push(await applyOne(client, name, sql, checksum));
      else if (done.get(name) !== checksum) throw new Error(`Migration ${name} was edited after it had been applied.`);
    }
  } finally {
    await client.end();
  }
  return applied;
}

async function applyOne(client, name, sql, checksum) {
  const id = randomUUID();
  await client.query('insert into "_prisma_migrations" (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(`begin; ${sql}; commit`);
  } catch (error) {
    await client.query('rollback');
    await client.query('update "_prisma_migrations" set logs = $2 where id = $1', [id, error.message]);
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error });
  }
  await client.query('update "_prisma_migrations" set finished_at = now(), applied_steps_count = 1 where id = $1', [
    id,
  ]);
  return name;
}
