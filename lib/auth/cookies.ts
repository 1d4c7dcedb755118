import type { CookiesOptions } from 'next-auth';

/** Over https the names carry `__Host-`: no sibling host or path can plant or shadow them. */
export function cookieName(part: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}onequeue.${part}`;
}

/** next-auth's cookies under our names. Lax, because an OIDC provider sends people back from another site. */
export function cookieOptions(secure: boolean): Partial<CookiesOptions> {
  const cookie = (part: string, maxAge?: number) => ({
    name: cookieName(part, secure),
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, ...(maxAge === undefined ? {} : { maxAge }) },
  });
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('callback'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: cookie('pkce', 900),
    state: cookie('state', 900),
    nonce: cookie('nonce', 900),
  };
}

/** One cookie's value out of a `cookie` header; null when it is not there. */
export function cookieIn(header: string | null | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** A `set-cookie` that takes the session cookie out of the browser. */
export function clearedSessionCookie(secure: boolean): string {
  return `${cookieName('session', secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;
}
