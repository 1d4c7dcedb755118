import { expect, test } from 'vitest';
import { asideOf, differs, hrefOfView, queueHref, readQueueState, viewOf } from './queue-url';

const read = (search: string) => {
  const params = new URLSearchParams(search);
  return readQueueState((name) => params.get(name));
};
const id = '019a8c1f-0000-7000-8000-000000000001';

test('a bare address is the open findings, worst first', () => {
  expect(read('')).toEqual({
    q: 'is:open',
    sort: '-severity',
    group: null,
    view: null,
    open: null,
    pane: false,
  });
});

test('what cannot be right falls back', () => {
  expect(read(`q=${'x'.repeat(5000)}&sort=price&open=1%27--&pane=yes&group=title&view=1`)).toEqual(read(''));
});

test('an empty query asks for everything and is not the default', () => {
  expect(read('q=').q).toBe('');
  expect(queueHref(read('q='))).toBe('/queue?q=');
});

test.each(['', `open=${id}&pane=1`, 'q=policy%3A%22PCI*%22+a%26b&sort=-updated', `q=a&group=policy&view=${id}`])(
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

test('what a query for open findings leaves out is the same query for those put aside', () => {
  expect(asideOf('is:open', 'snoozed')).toBe('is:snoozed');
  expect(asideOf('is:open', 'suppressed')).toBe('is:suppressed');
  expect(asideOf('is:open', 'merged')).toBe('is:merged');
  expect(asideOf('sev:high is:open "a b"', 'accepted')).toBe('severity:high is:accepted "a b"');
  for (const q of ['is:closed', 'is:open OR is:mine', '-is:open', 'is:open (', ''])
    expect(asideOf(q, 'snoozed')).toBeNull();
});

test('the address of a view is that view until something is changed', () => {
  const by = { id, name: 'Ana' };
  const view = {
    id,
    name: 'Buckets',
    q: 'is:open "a b"',
    sort: '-updated',
    groupBy: 'policy',
    isShared: false,
    owner: by,
    updatedBy: by,
    updatedAt: '2026-11-28T06:00:00Z',
    version: 1,
    isPinned: true,
    isEditable: true,
  };
  const state = read(hrefOfView(view).split('?')[1] ?? '');
  expect(state).toMatchObject({ view: id, q: view.q, sort: '-updated', group: 'policy' });
  expect(differs(state, view)).toBe(false);
  expect(differs({ ...state, group: null }, view)).toBe(true);
  // An order that is no longer kept falls back, and is no change of the view.
  expect(differs({ ...state, sort: '-severity' }, { ...view, sort: '-price' })).toBe(false);
});
