import { expect, test } from 'vitest';
import { operationsOf } from './operations';

const COUNTS = { 'zscaler-workflow': 13, 'zscaler-posture': 2, 'lacework-edge': 107, workato: 7 };
const all = Object.keys(COUNTS).flatMap((vendor) => operationsOf(vendor));

test('the contracts’ 129 operations are there, each once, and what is beside them is marked so', () => {
  for (const [vendor, count] of Object.entries(COUNTS)) {
    const operations = operationsOf(vendor);
    expect(operations.filter(({ support }) => !support)).toHaveLength(count);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  }
  expect(all.filter(({ support }) => !support)).toHaveLength(129);
});

test('what a row names is there: the parameters of its path, and the read that looks for its write', () => {
  for (const operation of all) {
    const places = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(operation.params.shape), operation.id).toEqual(places);
    if (operation.readBack) {
      const read = all.find(({ id }) => id === operation.readBack?.operation);
      expect(read?.kind, operation.id).toBe('read');
    }
    if (operation.kind === 'read') expect(operation.holds, operation.id).toEqual([]);
  }
});

test('an id that came as a number is refused: it has lost digits and could be another record’s', () => {
  for (const { id, answer, sample } of all) {
    if (typeof sample.answer !== 'object' || sample.answer === null) continue;
    const records = Object.values(sample.answer).flatMap((one) => (Array.isArray(one) ? one.slice(0, 1) : []));
    const isNamed = [sample.answer, ...records].some((one) => Object.hasOwn(Object(one), 'uuid'));
    if (isNamed) expect(answer.safeParse(idsAsNumbers(sample.answer)).success, id).toBe(false);
  }
});

function idsAsNumbers(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text.replace(/"uuid":"[^"]*"/g, '"uuid":12345678901234567890'));
}
