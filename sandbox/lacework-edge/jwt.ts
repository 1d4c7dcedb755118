import { createHmac, timingSafeEqual } from 'node:crypto';
import { asObject } from '../core/call';

export type Claims = { token: string; user: string; iat: number; exp: number; generation: number };

/** A JWT that says all about its session itself, so that sessions outlive a restart of the sandbox. */
export function writeJwt(seed: string, claims: Claims): string {
  const head = encoded({ alg: 'HS256', typ: 'JWT' });
  const body = `${head}.${encoded(claims)}`;
  return `${body}.${signature(seed, body)}`;
}

/** Undefined when forged, garbled or expired. */
export function readJwt(seed: string, jwt: string, nowMs: number): Claims | undefined {
  const [head = '', payload = '', signed = ''] = jwt.split('.');
  const wanted = Buffer.from(signature(seed, `${head}.${payload}`));
  const given = Buffer.from(signed);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = asObject(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const { token, user, iat, exp, generation } = claims ?? {};
  if (typeof token !== 'string' || typeof user !== 'string' || typeof generation !== 'number') return undefined;
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp * 1000 <= nowMs) return undefined;
  return { token, user, iat, exp, generation };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(seed: string, body: string): string {
  return createHmac('sha256', `sandbox ${seed}`).update(body).digest('base64url');
}
