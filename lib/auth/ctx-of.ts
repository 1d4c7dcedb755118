import 'server-only';
import { randomUUID } from 'node:crypto';
import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { env } from '@/lib/env';
import { clearedSessionCookie, cookieIn, cookieName } from './cookies';
import { sessionOf } from './session';

const Claims = z.object({ sid: z.string().min(32).max(64), exp: z.number() });

/** The person behind a request, read from the database each time; null when nobody is signed in. */
export async function ctxOf(request: Pick<Request, 'headers'>, requestId: string = randomUUID()): Promise<Ctx | null> {
  const token = await tokenIn(request.headers.get('cookie'));
  return token === null ? null : sessionOf(token, requestId);
}

/** The session token inside the sealed cookie; null when there is none, or it was not sealed by us. */
export async function tokenIn(cookieHeader: string | null | undefined): Promise<string | null> {
  const sealed = cookieIn(cookieHeader, cookieName('session', isSecure()));
  return sealed === null ? null : opened(sealed);
}

/** A `set-cookie` that takes the session out of the browser. */
export function signedOutCookie(): string {
  return clearedSessionCookie(isSecure());
}

const isSecure = () => env().NEXTAUTH_URL.startsWith('https:');

// Unsealing costs more than the session's own statement, so a cookie that was opened once is remembered. The session
// behind it is still looked up at each request.
const remembered = new Map<string, { sid: string; expiresAt: number }>();
const MOST = 2000;

async function opened(sealed: string): Promise<string | null> {
  const known = remembered.get(sealed);
  if (known && known.expiresAt > Date.now()) return known.sid;
  const secret = authSecret();
  // Not ours, expired or tampered with: the same as no cookie.
  const claims = Claims.safeParse(await decode({ token: sealed, secret }).catch(() => null));
  if (!claims.success) return null;
  const [oldest] = remembered.keys();
  if (remembered.size >= MOST && oldest !== undefined) remembered.delete(oldest);
  remembered.set(sealed, { sid: claims.data.sid, expiresAt: claims.data.exp * 1000 });
  return claims.data.sid;
}

export function authSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set: the web process cannot sign anybody in.');
  return NEXTAUTH_SECRET;
}
