import { expect, test } from 'vitest';
import { mapOf, rowsOf } from './label-rows';

const row = (enumName: string, number: string, name: string) => ({ enumName, number, name });

test('a map read into lines and back is the same map', () => {
  const map = { severity: { 4: 'CRITICAL', 1: 'LOW' }, custom: { 7: 'X' }, alertStatus: { 10: 'B', 2: 'A' } };
  const rows = rowsOf(map);
  expect(rows.map(({ enumName, number }) => `${enumName} ${number}`)).toEqual([
    'alertStatus 2',
    'alertStatus 10',
    'severity 1',
    'severity 4',
    'custom 7',
  ]);
  expect(mapOf(rows)).toEqual({ map });
});

test('what is no map has no lines', () => {
  expect([rowsOf(null), rowsOf('x'), rowsOf({ severity: 4 })]).toEqual([[], [], []]);
});

test('an empty line says nothing', () => {
  expect(mapOf([row(' ', '', ''), row('severity', '4', ' HIGH ')])).toEqual({ map: { severity: { 4: 'HIGH' } } });
});

test.each([
  [[row('', '4', 'HIGH')], 'Line 1: name the enum.'],
  [[row('severity', '4.5', 'HIGH')], 'Line 1: give a whole number.'],
  [[row('severity', '4', '')], 'Line 1: say what 4 is called.'],
  [[row('severity', '4', 'HIGH'), row('severity', '4', 'LOW')], 'Line 2: severity 4 is named twice.'],
])('%j: %s', (rows, problem) => {
  expect(mapOf(rows)).toEqual({ problem });
});

test('an enum called like something every object has is an enum like any other', () => {
  expect(mapOf([row('constructor', '1', 'A'), row('constructor', '2', 'B')])).toEqual({
    map: { constructor: { 1: 'A', 2: 'B' } },
  });
});
