import { expect, test } from 'vitest';
import { headlineOf } from './headline';

const many = (value: number, query = 'is:open') => ({ value, query });
const tenant = (name: string, value: number) => ({
  tenant: { id: name, name, vendor: 'zscaler-posture' },
  open: many(value, `is:open tenant:${name}`),
  arrivals: many(0),
  oldestAt: null,
});
const said = (now: number, before: number, rest: Partial<Parameters<typeof headlineOf>[0]> = {}) => ({
  days: 7,
  open: { ...many(now), definition: '', before: many(before) },
  openBySource: [],
  byTenant: [],
  byOwner: [],
  byPolicy: [],
  ...rest,
});
const words = (...args: Parameters<typeof headlineOf>) =>
  headlineOf(...args)
    .map(({ text }) => text)
    .join('');

test('the trend is said with its size and its span', () => {
  expect(words(said(214, 245), 'whole')).toMatch(/^The backlog fell by 31 in 7 days\./);
  expect(words(said(1245, 10), 'whole')).toMatch(/^The backlog grew by 1,235 in 7 days\./);
  expect(words(said(214, 214), 'whole')).toMatch(/^The backlog stands at 214, as it did 7 days ago\./);
});

test('no trend is claimed while something has not been read', () => {
  expect(words(said(214, 245), 'filling')).toMatch(/^214 findings are open in what has been read so far\./);
  expect(words(said(1, 245), 'behind')).toMatch(/^1 finding is open in what was last read\./);
});

test('an empty backlog is good news only when all is read', () => {
  expect(words(said(0, 4), 'whole')).toBe('Nothing is open.');
  expect(words(said(0, 4), 'filling')).toBe('Nothing is open in what has been read so far.');
  expect(words(said(0, 4), 'behind')).toBe('Nothing is open in what was last read.');
});

test('one tenant that makes much of it is named with its share', () => {
  const byTenant = [tenant('emea', 60), tenant('aws-payments', 140), tenant('global', 14)];
  expect(words(said(214, 245, { byTenant }), 'whole')).toContain('aws-payments makes 65\u00a0% of what is open');
});

test('two tenants of many that make half of it are named', () => {
  const byTenant = [tenant('a', 30), tenant('b', 20), tenant('c', 15), tenant('d', 15), tenant('e', 20)];
  expect(words(said(100, 100, { byTenant }), 'whole')).toContain('a and b make half of what is open');
});

test('where tenants do not stand out, policies may; where nothing does, nothing is said', () => {
  const byTenant = [
    tenant('a', 25),
    tenant('b', 20),
    tenant('c', 15),
    tenant('d', 15),
    tenant('e', 15),
    tenant('f', 10),
  ];
  const byPolicy = [
    { policy: 'PCI-Cardholder', open: many(70) },
    { policy: 'GLBA', open: many(5) },
  ];
  expect(words(said(100, 100, { byTenant, byPolicy }), 'whole')).toContain(
    'PCI-Cardholder makes 70\u00a0% of what is open',
  );
  expect(words(said(100, 100, { byTenant }), 'whole')).not.toContain('what is open');
});

test('a single tenant is not news', () => {
  expect(words(said(100, 100, { byTenant: [tenant('a', 100)] }), 'whole')).not.toContain('what is open');
});

test('what nobody owns is counted with its query', () => {
  const nobody = (value: number) => ({
    openBySource: [{ source: 'dlp' as const, open: many(214), unowned: many(value) }],
    byOwner: [{ owner: null, open: many(value, 'is:open is:unowned') }],
  });
  const pieces = headlineOf(said(214, 245, nobody(148)), 'whole');
  expect(pieces).toContainEqual({ text: '148', query: 'is:open is:unowned' });
  expect(words(said(214, 245, nobody(1)), 'whole')).toMatch(/1 has no owner\.$/);
  expect(words(said(214, 245, nobody(214)), 'whole')).toMatch(/Nobody owns any of it\.$/);
  expect(words(said(214, 245), 'whole')).toMatch(/Every finding has an owner\.$/);
});
