import 'server-only';
import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

// bigint (int8) counts come as text by default; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

// One pool a process, kept across module reloads in development.
const kept = globalThis as typeof globalThis & { onequeuePool?: pg.Pool };

/** The process's connections, as its own database role. */
export function pool(): pg.Pool {
  if (!kept.onequeuePool) {
    const { DATABASE_URL, DATABASE_POOL, DATABASE_STATEMENT_MS } = env();
    kept.onequeuePool = new pg.Pool({
      connectionString: DATABASE_URL,
      max: DATABASE_POOL,
      connectionTimeoutMillis: 5000,
      statement_timeout: DATABASE_STATEMENT_MS,
      application_name: 'onequeue',
    });
    // One in use: its query fails and says so; without a listener the process would end.
    kept.onequeuePool.on('connect', (client) => client.on('error', () => undefined));
    // An idle connection that Postgres closed: the pool replaces it, the process goes on.
    kept.onequeuePool.on('error', (error) => log('warn', 'database connection lost', { err: error }));
  }
  return kept.onequeuePool;
}

export async function closePool(): Promise<void> {
  const closing = kept.onequeuePool;
  kept.onequeuePool = undefined;
  await closing?.end();
}
