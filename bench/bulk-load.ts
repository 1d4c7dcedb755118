import pg from 'pg';
import type { Place } from './seed';

/**
 * Runs a load in one transaction in which `finding` has no index but its keys and the one that ranks are counted along;
 * the others are made again at its end, and stand as before when it breaks off. Nobody reads the table meanwhile.
 */
export async function bulkLoad(
  url: string,
  say: (word: string) => void,
  load: (query: Place['query']) => Promise<void>,
) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const query: Place['query'] = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows;
  try {
    await query('begin');
    await query(`set local lock_timeout = '30s'`);
    await query('lock table finding in access exclusive mode');
    const indexes = await query<{ name: string; made: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
       where indrelid = 'finding'::regclass and not indisunique and indexrelid <> 'finding_person'::regclass order by 1`,
    );
    for (const { name } of indexes) await query(`drop index ${name}`);
    await load(query);
    await query(`set local maintenance_work_mem = '512MB'`);
    for (const [at, { name, made }] of indexes.entries()) {
      say(`index ${at + 1} of ${indexes.length}, ${name}`);
      await query(made);
    }
    await query('commit');
  } finally {
    await client.end();
  }
}
