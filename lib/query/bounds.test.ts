import { expect, test } from 'vitest';
import type { FieldTerm } from './ast';
import { boundsOf } from './bounds';
import { parseQuery } from './parse';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function bounds(text: string): [string | null, string | null] {
  const parsed = parseQuery(text);
  if (!parsed.ok || parsed.query?.type !== 'field') throw new Error(`${text} is no time term`);
  const { op, values }: FieldTerm = parsed.query;
  const { from, to } = boundsOf(op, values, NOW);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return [iso(from), iso(to)];
}

test.each<[string, string | null, string | null]>([
  ['created:2026-11-01', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
  ['created:2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['created:2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
  ['created:2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['created:today', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['created:Yesterday', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ['created:>2026-11-01', '2026-11-02T00:00:00.000Z', null],
  ['created:>=2026-11-01', '2026-11-01T00:00:00.000Z', null],
  ['created:<2026-11-01', null, '2026-11-01T00:00:00.000Z'],
  ['created:<=2026-11-01', null, '2026-11-02T00:00:00.000Z'],
  ['created:2026-11-01..2026-11-03', '2026-11-01T00:00:00.000Z', '2026-11-04T00:00:00.000Z'],
  ['created:2026-11-01T08:30', '2026-11-01T08:30:00.000Z', '2026-11-01T08:31:00.000Z'],
  ['created:2026-11-01T08:30:15', '2026-11-01T08:30:15.000Z', '2026-11-01T08:30:16.000Z'],
  ['created:2026-11-01T08:30:15.25Z', '2026-11-01T08:30:15.250Z', '2026-11-01T08:30:15.260Z'],
  ['created:2026-11-01T08:30:15.125z', '2026-11-01T08:30:15.125Z', '2026-11-01T08:30:15.126Z'],
  ['created:>=2026-11-01T00:30+02:00', '2026-10-31T22:30:00.000Z', null],
  ['created:>=2026-11-01T22:00-0530', '2026-11-02T03:30:00.000Z', null],
  ['updated:<2d', '2026-11-20T12:00:00.001Z', null],
  ['updated:<=2d', '2026-11-20T12:00:00.000Z', null],
  ['updated:>2d', null, '2026-11-20T12:00:00.000Z'],
  ['updated:>=2d', null, '2026-11-20T12:00:00.001Z'],
  ['age:>4h', null, '2026-11-22T08:00:00.000Z'],
  ['age:1d..1w', '2026-11-15T12:00:00.000Z', '2026-11-21T12:00:00.001Z'],
  ['age:1w..1d', '2026-11-15T12:00:00.000Z', '2026-11-21T12:00:00.001Z'],
  ['age:<90m', '2026-11-22T10:30:00.001Z', null],
])('%s', (text, from, to) => {
  expect(bounds(text)).toEqual([from, to]);
});

test.each([
  '2026-02-29',
  '2026-04-31',
  '2026-00-01',
  '2026-1-1',
  '1969-12-31',
  '3000-01-01',
  '2026-11-01T24:00',
  '2026-11-01T10:60',
  '2026-11-01T10:00+15:00',
  '2026-11-01 10:00',
  '-2d',
  '2.5h',
  '123456d',
  'tomorrow',
  '0x10',
  'infinity',
  'now()',
])('no time: %s', (text) => {
  expect(parseQuery(`created:>"${text}"`).ok).toBe(false);
});
