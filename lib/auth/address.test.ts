import { expect, test } from 'vitest';
import { addressOf } from './address';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['10.0.0.1, 192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['anything else', 'unknown'],
  ['', 'unknown'],
  [null, 'unknown'],
])('%j is the caller %s', (header, caller) => {
  expect(addressOf(header)).toBe(caller);
});
