import { expect, test, vi } from 'vitest';
import { Later } from './later';
import { shownToasts } from './toast-store';

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('what needs the code before it is there runs in the order of the presses', async () => {
  const later = new Later(async () => 'code');
  const done: string[] = [];
  later.use((code) => done.push(`first ${code}`));
  later.use((code) => done.push(`second ${code}`));
  expect(done).toEqual([]);
  await settled();
  expect(done).toEqual(['first code', 'second code']);
});

test('code that is there is used at once', async () => {
  const later = new Later(async () => 'code');
  await later.load();
  const run = vi.fn();
  later.use(run);
  expect(run).toHaveBeenCalledWith('code');
});

test('code that did not come is said to be missing, and asked for again by the next press', async () => {
  const fetch = vi.fn(async () => 'code').mockRejectedValueOnce(new Error('no network'));
  const later = new Later(fetch);
  const run = vi.fn();
  later.use(run);
  await settled();
  expect(run).not.toHaveBeenCalled();
  expect(shownToasts().map(({ text }) => text)).toEqual([expect.stringContaining('could not be loaded')]);
  later.use(run);
  await settled();
  expect(run).toHaveBeenCalledWith('code');
});
