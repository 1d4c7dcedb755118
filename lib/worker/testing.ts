import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { hashOf, newToken } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';

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
