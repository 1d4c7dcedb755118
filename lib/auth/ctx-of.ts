import 'server-only';
import { randomUUID } from 'node:crypto';
import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { env } from '@/lib/env';
import { cookieIn, cookieName } from './cookies';
import { sessionOf } from './session';

const Claims = z.object({ sid: z.string().min(32).max(64) });

/** The person behind a request, read from the database each time; null when nobody is signed in. */
export async function ctxOf(request: Pick<Request, 'headers'>, requestId: string = randomUUID()): Promise<Ctx | null> {
  const token = await tokenIn(request.headers.get('cookie'));
  return token === null ? null : sessionOf(token, requestId);
}

/** The session token inside the sealed cookie; null when there is none, or it was not sealed by us. */
export async function tokenIn(cookieHeader: string | null | undefined): Promise<string | null> {
  const secure = env().NEXTAUTH_URL.startsWith('https:');
  const sealed = cookieIn(cookieHeader, cookieName('session', secure));
  return sealed === null ? null : opened(sealed);
}

async function opened(sealed: string): Promise<string | null> {
  const secret = authSecret();
  // Not ours, expired or tampered with: the same as no cookie.
  const claims = await decode({ token: sealed, secret }).catch(() => null);
  const parsed = Claims.safeParse(claims);
  return parsed.success ? parsed.data.sid : null;
}

export function authSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set: the web process cannot sign anybody in.');
  return NEXTAUTH_SECRET;
}
