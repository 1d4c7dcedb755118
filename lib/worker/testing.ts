import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { hashOf, newToken } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aFinding, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import type { Role } from '@/lib/model/role';
import { storeCredentials } from '@/lib/vault/secrets';
import { publishWorkerKey } from '@/lib/vault/worker-key';
import { type Broker, startBroker } from './broker';

/** The same person with a session the database knows. */
export async function signedIn<C extends Ctx>(
  ctx: C,
  over: { ended?: boolean; idleMinutes?: number } = {},
): Promise<C> {
  const token = newToken();
  await asOwner(
    `insert into session (id, token_hash, user_id, workspace_id, expires_at, ended_at, last_seen_at)
     values ($1, $2, $3, $4, now() + interval '1 hour', $5, now() - make_interval(mins => $6))`,
    [
      crypto.randomUUID(),
      hashOf(token),
      ctx.actor.userId,
      ctx.workspaceId,
      over.ended ? new Date() : null,
      over.idleMinutes ?? 0,
    ],
  );
  return { ...ctx, sessionToken: token };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A broker for the tests of a file, ended with them, and the environment by which the web finds it. */
export async function aBroker(): Promise<{ url: string; secret: string }> {
  const secret = randomBytes(32).toString('hex');
  const url = `http://127.0.0.1:${await freePort()}`;
  process.env.BROKER_URL = url;
  process.env.BROKER_SECRET = secret;
  let broker: Broker;
  beforeAll(async () => {
    await publishWorkerKey();
    broker = await startBroker({ url, secret });
  });
  afterAll(() => broker.close());
  return { url, secret };
}

/** A server on loopback that a test answers by hand. */
export async function handMade(handle: RequestListener) {
  const server = createHttpServer(handle);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

/** What Workflow Automation answers to a sign-in. */
export const DLP_TOKEN = { body: { access_token: 'session', token: 'session', expires_in: 3600 } };

/** A signed-in person before a DLP finding of a tenant whose secrets are in the vault. */
export async function aLook(role: Role, origin: string) {
  const ctx = await signedIn(await aWorkspace(role));
  const at = { id: crypto.randomUUID(), vendor: 'zscaler-workflow', origin };
  await asOwner(
    "insert into connection (workspace_id, id, vendor, name, origin, state) values ($1, $2, $3, 'dlp', $4, 'ok')",
    [ctx.workspaceId, at.id, at.vendor, at.origin],
  );
  await inTx(ctx, (ctx) => storeCredentials(ctx, at, { keyId: 'id', keySecret: `planted-${crypto.randomUUID()}` }));
  const finding = await aFinding(ctx, { connectionId: at.id, externalId: 'INC-1' });
  return { ctx, connectionId: at.id, finding };
}
