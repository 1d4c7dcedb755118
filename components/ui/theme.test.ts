import { expect, test } from 'vitest';
import { themeOf } from './theme';

test('a cookie that names no theme follows the system', () => {
  expect(themeOf('dark')).toBe('dark');
  expect(themeOf('light')).toBe('light');
  for (const odd of [undefined, '', 'DARK', '"><script>']) expect(themeOf(odd)).toBe('system');
});
