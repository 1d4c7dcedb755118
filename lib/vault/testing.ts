import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { asOwner } from '@/lib/db/test-database';
import { asWorker, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { storeCredentials } from './secrets';

/** A vault key for the test file; call before anything is opened. */
export function aVaultKey(): string {
  const key = randomBytes(32).toString('base64');
  process.env.VAULT_KEY = key;
  return key;
}

/** A connection with these credentials in the vault, and the worker's ctx of its workspace. */
export async function aStoredConnection(
  credentials: Record<string, string>,
  over: { vendor?: string; origin?: string; settings?: object } = {},
) {
  const { vendor = 'workato', origin = 'http://127.0.0.1:1', settings = {} } = over;
  const ctx = asWorker(await aWorkspace('admin'));
  const id = uuidv7();
  await asOwner(
    "insert into connection (workspace_id, id, vendor, name, origin, settings, state) values ($1, $2, $3, $4, $5, $6, 'ok')",
    [ctx.workspaceId, id, vendor, id, origin, JSON.stringify(settings)],
  );
  const bound = { id, vendor, origin };
  await inTx(ctx, (ctx) => storeCredentials(ctx, bound, credentials));
  return { ctx, ...bound };
}
