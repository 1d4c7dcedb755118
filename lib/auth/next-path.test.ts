import { expect, test } from 'vitest';
import { nextPath } from './next-path';

test.each(['/queue', '/findings/7?tab=raw#a', '/'])('%s stays', (given) => {
  expect(nextPath(given)).toBe(given);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  '/api/auth/signin',
  '',
  undefined,
  null,
  ['/a', '/b'],
])('%j leads home', (given) => {
  expect(nextPath(given)).toBe('/');
});
