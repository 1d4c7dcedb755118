import { expect, test } from 'vitest';
import { safeUrl, vendorPage } from './outside-url';

test.each([
  'http://jira.example/x',
  'javascript:alert(1)',
  'https://user:pass@jira.example/',
  'data:text/html,x',
  '/relative',
  '',
])('%s is not linked', (text) => {
  expect(safeUrl(text)).toBeNull();
});

test('https is linked; only a vendor’s own host is called the vendor’s page', () => {
  expect(safeUrl('https://jira.example/D-1')?.hostname).toBe('jira.example');
  expect(vendorPage('https://app.zpccloud.net/alerts/1')?.hostname).toBe('app.zpccloud.net');
  expect(vendorPage('https://zpccloud.net.evil.example/')).toBeNull();
  expect(vendorPage('https://evilzscaler.com/')).toBeNull();
});
