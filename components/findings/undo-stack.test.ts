import { expect, test } from 'vitest';
import { follow, lastDeedEnded, remember, takeLast } from './undo-stack';

const deed = (label: string, until?: number) => ({ label, until, run: async () => {} });

test('the last deed comes first, each once', () => {
  remember(deed('a'));
  remember(deed('b'));
  expect([takeLast(0)?.label, takeLast(0)?.label, takeLast(0)]).toEqual(['b', 'a', null]);
});

test('what has left cannot be taken back, and what was forgotten is not offered', () => {
  remember(deed('kept', 2000));
  remember(deed('left', 1000));
  const forget = remember(deed('forgotten'));
  forget();
  expect(takeLast(1500)?.label).toBe('kept');
});

test('only the last twenty are kept', () => {
  for (let n = 0; n < 25; n++) remember(deed(String(n)));
  const taken = Array.from({ length: 21 }, () => takeLast(0)?.label);
  expect(taken[0]).toBe('24');
  expect(taken[19]).toBe('5');
  expect(taken[20]).toBeUndefined();
});

test('a deed whose answer is on the way is waited for: it is the last, and one that came to nothing hides none before it', async () => {
  remember(deed('before'));
  let answer: (isThere: boolean) => void = () => {};
  const doing = follow(new Promise((resolve) => (answer = resolve)));
  const ended = lastDeedEnded();
  remember(deed('on its way'));
  answer(true);
  expect(await ended).toBe(true);
  await doing;
  expect(takeLast(0)?.label).toBe('on its way');

  const failing = follow(Promise.reject(new Error('no')));
  expect(await lastDeedEnded()).toBe(false);
  await expect(failing).rejects.toThrow('no');
  expect(await lastDeedEnded()).toBe(true);
  expect(takeLast(0)?.label).toBe('before');
});
