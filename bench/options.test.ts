import { expect, test } from 'vitest';
import { optionsFrom } from './options';

test('seven rounds unless said otherwise, three when it has to be quick', () => {
  expect(optionsFrom([])).toEqual({ rounds: 7, isQuick: false, scale: 'standard', only: [] });
  expect(optionsFrom(['--quick'])).toMatchObject({ rounds: 3, isQuick: true });
  expect(optionsFrom(['--rounds=9', '--quick', '--scale=million', '--only=sql,sync'])).toEqual({
    rounds: 9,
    isQuick: true,
    scale: 'million',
    only: ['sql', 'sync'],
  });
});

test.each(['--rounds=0', '--only=other', '--scale=big', '--fast'])('%s is refused with the usage', (arg) => {
  expect(() => optionsFrom([arg])).toThrow('npm run bench');
});
