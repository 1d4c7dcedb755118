import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '@/lib/http/redact';
import { CATALOGUE } from './catalogue';
import { operationsOf } from './operations';
import { mutated } from './testing';

const sampled = CATALOGUE.flatMap(({ id }) => operationsOf(id)).filter(({ sample }) => isFull(sample.answer));
/** What names a record, at each of the four vendors. */
const NAMES = ['internalId', 'uuid', 'alert_id', 'handle'];

test('whatever changes in an answer, nothing but its secrets is lost by reading it, and nothing throws', {
  timeout: 120_000,
}, () => {
  let read = 0;
  for (const { id, answer, sample, secrets } of sampled) {
    fc.assert(
      fc.property(mutated(sample.answer), (mutant) => {
        const came: unknown = JSON.parse(JSON.stringify(mutant));
        const tried = answer.safeParse(structuredClone(came));
        if (!tried.success) return;
        read += 1;
        expect(tried.data, id).toEqual(came);
        expect(redact(tried.data, secrets.answer), id).toEqual(redact(came, secrets.answer));
        for (const one of recordsIn(tried.data)) {
          for (const name of NAMES) expect(typeof (one[name] ?? ''), `${id} ${name}`).toBe('string');
        }
      }),
      { numRuns: 10 },
    );
  }
  expect(read).toBeGreaterThan(sampled.length * 3);
});

test('a field that only describes may have any form: the record that it stands in is answered whole', () => {
  for (const { id, answer, sample } of sampled) {
    for (const form of [null, 7, 'x', [], [[1]], {}, true]) {
      const changed: unknown = structuredClone(sample.answer);
      for (const one of recordsIn(changed)) {
        for (const key of Object.keys(one)) if (!isId(key, one[key])) one[key] = form;
      }
      expect(answer.safeParse(changed).error?.issues, `${id} with ${JSON.stringify(form)}`).toBeUndefined();
    }
  }
});

test('a list that is no list any more, and a record that is none, are no answer', () => {
  for (const { id, answer, sample } of sampled) {
    for (const [key, value] of Object.entries(Object(sample.answer))) {
      if (NAMES.some((name) => Object.hasOwn(Object(sample.answer), name)) || !isFull(value)) continue;
      for (const wrong of ['x', 7, Array.isArray(value) ? { 0: {} } : [value]]) {
        const changed = { ...Object(sample.answer), [key]: wrong };
        expect(answer.safeParse(changed).success, `${id} ${key}`).toBe(false);
      }
      if (Array.isArray(value) && isFull(value[0]) && !Array.isArray(value[0])) {
        expect(answer.safeParse({ ...Object(sample.answer), [key]: [null] }).success, `${id} ${key}`).toBe(false);
      }
    }
  }
});

/** Records by their names, where an answer has them: itself, or in what it holds. */
function recordsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  if (!isObject(value)) return [];
  return NAMES.some((name) => Object.hasOwn(value, name)) ? [value] : Object.values(value).flatMap(recordsIn);
}

function isId(key: string, value: unknown): boolean {
  return typeof value === 'string' && /^(uuid|handle|internalId|transactionId|.*_(uuid|id))$/.test(key);
}

function isFull(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
