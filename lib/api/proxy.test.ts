import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '@/proxy';

const ask = (path: string, cookie = '') =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: cookie ? { cookie } : {} }));
const SIGNED_IN = 'onequeue.session=anything';

test('the signed-out are led to sign-in and back', () => {
  expect(ask('/queue?q=a%20b').headers.get('location')).toBe(
    'http://localhost:3000/sign-in?next=%2Fqueue%3Fq%3Da%2520b',
  );
  expect(ask('/').headers.get('location')).toBe('http://localhost:3000/sign-in');
  for (const open of ['/sign-in', '/set-up?token=t', '/api/health'])
    expect(ask(open).headers.get('location')).toBeNull();
});

test('each page has a nonce of its own, told to Next and to the browser alike', () => {
  const [one, other] = [ask('/queue', SIGNED_IN), ask('/queue', SIGNED_IN)].map((response) => ({
    browser: response.headers.get('content-security-policy'),
    next: response.headers.get('x-middleware-request-content-security-policy'),
  }));
  expect(one?.browser).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
  expect(one?.browser).toBe(one?.next);
  expect(one?.browser).not.toBe(other?.browser);
});

test('scripts and styles need a nonce, nothing may frame us, and no page is kept', () => {
  const { headers } = ask('/queue', SIGNED_IN);
  const policy = headers.get('content-security-policy') ?? '';
  const of = (name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `));
  expect(of('script-src')).not.toMatch(/unsafe/);
  expect(of('style-src')).not.toMatch(/unsafe/);
  expect(of('frame-ancestors')).toBe("frame-ancestors 'none'");
  expect(of('base-uri')).toBe("base-uri 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the image optimizer is not there', () => {
  expect(ask('/_next/image?url=http://evil.example/a.png', SIGNED_IN).status).toBe(404);
});

test('an address that is not valid percent-encoding names nothing', () => {
  for (const path of ['/api/actions/%ff', '/findings/%', '/%E0%A4%A'])
    expect(ask(path, SIGNED_IN).status, path).toBe(404);
  expect(ask('/findings/%20', SIGNED_IN).status).toBe(200);
});
