import 'server-only';
import type pg from 'pg';
import { pool } from '@/lib/db/pool';

/**
 * Runs `work` unless another process (or call) is at work under the same name. The lock belongs to a database session
 * and not to a transaction, so that a vendor may be called under it; it falls when the process dies.
 */
export async function tryExclusive<T>(name: string, work: () => Promise<T>): Promise<{ ran: boolean; value?: T }> {
  const client = await pool().connect();
  // While it is checked out, nobody else listens; a lost connection would end the process.
  const ignore = () => undefined;
  client.on('error', ignore);
  let broken = true;
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
      [name],
    );
    if (!rows[0]?.got) {
      broken = false;
      return { ran: false };
    }
    try {
      return { ran: true, value: await work() };
    } finally {
      broken = !(await unlocked(client, name));
    }
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

// Where it cannot be given back, the session is thrown away, and the lock with it.
async function unlocked(client: pg.PoolClient, name: string): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    return true;
  } catch {
    return false;
  }
}
