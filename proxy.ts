import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/api/browser-policy';
import { cookieName } from '@/lib/auth/cookies';

// Read here and not through lib/env: a proxy that cannot start would take every page with it.
const site = process.env.NEXTAUTH_URL;
const isSecure = site?.startsWith('https:') ?? false;
const isDev = process.env.NODE_ENV === 'development';
const OPEN_PAGES = new Set(['/sign-in', '/set-up']);

/** A fresh nonce for every page and a short way to sign-in: comfort and a second wall, it guards nothing. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // Next breaks on an address that is not valid percent-encoding, before any route could refuse it.
  if (!isReadable(pathname)) return withHeaders(new NextResponse('There is nothing here.', { status: 404 }));
  // The image optimizer fetches what it is told to; nothing here needs it.
  if (pathname.startsWith('/_next/image')) return withHeaders(new NextResponse(null, { status: 404 }));
  if (pathname.startsWith('/api/')) return withHeaders(NextResponse.next());
  const signedOut = !request.cookies.has(cookieName('session', isSecure));
  if (signedOut && !OPEN_PAGES.has(pathname)) {
    const home = pathname === '/' && search === '';
    const to = home ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`;
    return withHeaders(NextResponse.redirect(new URL(to, site ?? request.nextUrl.origin), 307));
  }
  return page(request, pathname + search);
}

function page(request: NextRequest, path: string): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isSecure, isDev });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-onequeue-path', path);
  headers.set('content-security-policy', policy); // Next reads the nonce from here and puts it on its own scripts
  const response = withHeaders(NextResponse.next({ request: { headers } }));
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'no-store');
  return response;
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** The headers that are the same for every site stand in next.config.mjs. */
function withHeaders(response: NextResponse): NextResponse {
  if (isSecure) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

// The API's routes guard themselves, and each answer of theirs would take 2 ms longer: of theirs only an address with
// an escape is looked at here.
export const config = { matcher: ['/((?!_next/static|icon.svg|favicon.ico|api/).*)', '/api/(.*%.*)'] };
