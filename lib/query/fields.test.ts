import { expect, test } from 'vitest';
import { KIND_CODES, SEVERITY_CODES, Severity, SOURCES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import { FIELDS, SEVERITY_WORDS } from './fields';
import { parseQuery } from './parse';

test('the words of the language are those of the model', () => {
  const sorted = (words: readonly string[]) => [...words].sort();
  expect(sorted(FIELDS.source.words)).toEqual(sorted(SOURCES));
  expect(sorted(FIELDS.kind.words)).toEqual(sorted(Object.keys(KIND_CODES)));
  expect(sorted(FIELDS.status.words)).toEqual(sorted(Object.keys(STATUS_CODES)));
  expect(sorted(FIELDS.verdict.words)).toEqual(sorted(Object.keys(VERDICT_CODES)));
  expect([...SEVERITY_WORDS].sort((a, b) => SEVERITY_CODES[b] - SEVERITY_CODES[a])).toEqual(Severity.options);
});

test.each(Object.entries(FIELDS))('the example of %s is a query', (_name, { example }) => {
  expect(parseQuery(example)).toMatchObject({ ok: true });
});
