import { expect, test } from 'vitest';
import { isPrivileged, isRegulated, isTagged, signalBits } from './signals';

test.each([
  [{}, 0],
  [{ matches: 1 }, 1],
  [{ matches: 9, regulated: true }, 2],
  [{ matches: 10 }, 2],
  [{ matches: 50, regulated: true }, 3],
  [{ matches: 0, regulated: true, external: true }, 4],
  [{ matches: 3, external: true, privileged: true, tagged: true }, 29],
])('%j is %i', (signals, bits) => {
  expect(signalBits(signals)).toBe(bits);
});

test('words are read as words', () => {
  expect([['PCI Credit Card'], ['Citizen Service Number'], ['Source code'], [null]].map(isRegulated)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([['arn:aws:iam::1:role/PowerAdmin'], ['root'], ['ana@northwind.example']].map(isPrivileged)).toEqual([
    true,
    true,
    false,
  ]);
  expect([['env:prod'], ['tier-1'], ['product:x'], ['non-critical-no'], []].map(isTagged)).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});
