import { expect, test } from 'vitest';
import type { Source } from '@/lib/sources/shapes';
import { freshnessOf, notesOf } from './source-words';

const NOW = Date.parse('2026-11-22T00:41:00Z');
const source = (over: Partial<Source>): Source => ({
  id: 'c1',
  name: 'emea-prod',
  vendor: 'zscaler-workflow',
  origin: 'https://x.example',
  state: 'ok',
  stateNote: null,
  stateAt: '2026-11-22T00:00:00Z',
  verifiedAt: null,
  credentialsAt: null,
  word: 'fresh',
  asOf: '2026-11-22T00:40:48Z',
  percent: null,
  remainingMs: null,
  message: null,
  streams: [],
  totals: null,
  drift: null,
  lastFailures: null,
  ...over,
});
const vendors = [
  { id: 'zscaler-workflow', source: 'dlp' },
  { id: 'zscaler-posture', source: 'posture' },
] as const;

test('a source goes by its short name, two of a kind by their tenants’ names', () => {
  expect(freshnessOf([source({})], vendors, NOW)).toMatchObject([{ label: 'DLP', state: 'fresh', detail: '12 s' }]);
  const two = freshnessOf([source({}), source({ id: 'c2', name: 'apac' })], vendors, NOW);
  expect(two.map(({ label }) => label)).toEqual(['emea-prod', 'apac']);
});

test.each([
  [{ word: 'backfilling', percent: 61.7, remainingMs: 120_000 }, 'backfill 61 %, 2 m'],
  [{ word: 'backfilling' }, 'backfill'],
  [{ word: 'stale', asOf: '2026-11-22T00:12:00Z' }, 'stale, 29 m'],
  [{ word: 'stale', asOf: null }, 'not read yet'],
  [{ word: 'failing', asOf: '2026-11-21T22:00:00Z' }, 'failing, 2 h old'],
] as const)('%j reads “%s”', (over, detail) => {
  expect(freshnessOf([source(over)], vendors, NOW)[0]?.detail).toBe(detail);
});

test('above the list stand only sources it cannot be trusted for, the worst first', () => {
  const notes = notesOf([
    source({ id: 'a' }),
    source({ id: 'b', word: 'backfilling', name: 'aws' }),
    source({ id: 'c', word: 'failing', message: 'Edge refused our token. Rotate it in Settings.' }),
  ]);
  expect(notes).toEqual([
    { id: 'c', tone: 'bad', text: 'Edge refused our token. Rotate it in Settings.', asOf: '2026-11-22T00:40:48Z' },
    { id: 'b', tone: 'plain', text: expect.stringContaining('aws'), asOf: null },
  ]);
});
