import { expect, test } from 'vitest';
import { queueHref, readQueueState, viewOf } from './queue-url';

const read = (search: string) => {
  const params = new URLSearchParams(search);
  return readQueueState((name) => params.get(name));
};
const id = '019a8c1f-0000-7000-8000-000000000001';

test('a bare address is the open findings, worst first', () => {
  expect(read('')).toEqual({ q: 'is:open', sort: '-severity', open: null, pane: false });
});

test('what cannot be right falls back', () => {
  expect(read(`q=${'x'.repeat(5000)}&sort=price&open=1%27--&pane=yes`)).toEqual(read(''));
});

test('an empty query asks for everything and is not the default', () => {
  expect(read('q=').q).toBe('');
  expect(queueHref(read('q='))).toBe('/queue?q=');
});

test.each(['', `open=${id}&pane=1`, 'q=policy%3A%22PCI*%22+a%26b&sort=-updated'])(
  'the address of what %s says is the same state',
  (search) => {
    const state = read(search);
    expect(read(queueHref(state).split('?')[1] ?? '')).toEqual(state);
  },
);

test('a ready view is known in any spelling', () => {
  expect(viewOf('is:open')).toBe('open');
  expect(viewOf('is:mine  is:open')).toBe('mine');
  expect(viewOf('is:open sev:high')).toBeNull();
  expect(viewOf('is:open (')).toBeNull();
});
