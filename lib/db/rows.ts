import 'server-only';
import type pg from 'pg';
import type { Ctx } from './ctx';
import { pool } from './pool';

// The workspace a pooled connection was last set to: the setting is sent again only when it changes.
const wallOf = new WeakMap<pg.PoolClient, string>();

/** One statement behind the workspace's wall, outside any transaction: for the hot reads. `name` makes it a prepared one. */
export async function rows<Row extends pg.QueryResultRow>(
  ctx: Pick<Ctx, 'workspaceId'>,
  text: string,
  values: unknown[] = [],
  name?: string,
): Promise<Row[]> {
  return withClient(ctx, async (client) => (await client.query<Row>({ text, values, ...(name ? { name } : {}) })).rows);
}

/** A connection set to the workspace; for statements that belong together use `inSqlTx`. */
export async function withClient<T>(
  ctx: Pick<Ctx, 'workspaceId'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    if (wallOf.get(client) !== ctx.workspaceId) {
      await client.query("select set_config('onequeue.workspace', $1, false)", [ctx.workspaceId]);
      wallOf.set(client, ctx.workspaceId);
    }
    return await work(client);
  } catch (error) {
    // A connection whose state is unknown is not given to the next caller.
    if (!(error instanceof Error && 'severity' in error)) broken = error instanceof Error ? error : new Error('failed');
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A plain SQL transaction for bulk stores; verbs use `inTx`. */
export async function inSqlTx<T>(
  ctx: Pick<Ctx, 'workspaceId'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return withClient(ctx, async (client) => {
    await client.query('begin');
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}
