import { expect, test } from 'vitest';
import { isAlready, switchOf } from './policy-switch';

test.each([
  ['ACTIVE', 'SUSPENDED'],
  ['Active', 'SUSPENDED'],
  ['SUSPENDED', 'ACTIVE'],
  ['INIT', 'ACTIVE'],
])('a policy that is %s can become %s', (status, to) => {
  expect(switchOf(status)).toMatchObject({ to });
});

test.each([null, 'unknown (9)', 'DELETED'])('for %s there is a reason instead', (status) => {
  expect(switchOf(status)).toHaveProperty('why');
});

test('a policy that a colleague suspended is already so', () => {
  expect([isAlready('SUSPENDED', 'SUSPENDED'), isAlready('Active', 'SUSPENDED'), isAlready(null, 'ACTIVE')]).toEqual([
    true,
    false,
    false,
  ]);
});
