import { encode } from 'next-auth/jwt';
import { cookieName } from '@/lib/auth/cookies';
import { authSecret } from '@/lib/auth/ctx-of';
import { aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import type { Role } from '@/lib/model/role';
import { storePassword } from './store-password';

export const PASSWORD = 'a long enough password';

/** A person with a password, in a workspace of the test's own. */
export async function anAccount(role: Role = 'analyst', { oneTime = false } = {}) {
  const ctx = await aWorkspace(role);
  const { userId } = ctx.actor;
  await inTx(ctx, (ctx) => storePassword(ctx, userId, PASSWORD, oneTime));
  return { ctx, userId, email: ctx.actor.email ?? '' };
}

let callers = 0;
/** A caller from an address of his own, so that no test fills another's bucket. */
export function aCaller() {
  callers += 1;
  return { address: `192.0.2.${callers}-${process.pid}`, requestId: 'test-request', previousToken: null };
}

/** A request as a browser with this session would send it. */
export async function requestWith(token: string): Promise<Request> {
  const sealed = await encode({ token: { sid: token }, secret: authSecret() });
  return new Request('http://localhost:3000/api/me', {
    headers: { cookie: `${cookieName('session', false)}=${sealed}` },
  });
}
