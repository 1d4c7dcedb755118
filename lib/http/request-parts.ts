import type { CallSpec } from './open';

/** The address of a call: below the connection's origin, whatever the path says. */
export function urlOf(origin: string, { path, query = [] }: CallSpec<unknown>): string {
  const url = new URL(origin + path);
  // Parts of a path come through `path`; anything that bends the address is our own mistake.
  if (url.origin !== origin || url.pathname !== path || !/^\/(?!\/)/.test(path))
    throw new Error('a call left its origin');
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return url.href;
}

export function headersOf({ headers, body }: CallSpec<unknown>): Record<string, string> {
  const ours = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'onequeue' };
  return { ...ours, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
}

/** What a call carries that no error, log or screen may repeat. */
export function secretsOf({ headers = {}, body, secretBody }: CallSpec<unknown>): string[] {
  const values = Object.values(headers).flatMap((value) => [value, ...value.split(/\s+/)]);
  const inBody = secretBody && typeof body === 'object' && body !== null ? Object.values(body) : [];
  return [...values, ...inBody.filter((value) => typeof value === 'string')];
}
