import { expect, test } from 'vitest';
import { VERDICT_CODES } from '@/lib/model/finding';
import { aboutOf, nameOfRow, VERDICT_ORDER, verdictLabel } from './row-text';

const nobody = { person: null, resource: null, subject: null, account: null, source: 'dlp' } as const;

test('the person comes before the resource, the resource before counts', () => {
  expect(aboutOf({ ...nobody, person: 'ana@x.example', resource: 'arn:x' })).toBe('ana@x.example');
  expect(aboutOf({ ...nobody, resource: 'bucket-1', subject: '1 user' })).toBe('bucket-1');
  expect(aboutOf({ ...nobody, source: 'edge', subject: '1 user, 2 devices' })).toBe('1 user, 2 devices');
});

test('what Edge does not give is said; elsewhere nothing is said', () => {
  expect(aboutOf({ ...nobody, source: 'edge' })).toBe('Who: not given by the vendor');
  expect(aboutOf(nobody)).toBeNull();
});

test('every verdict there is can be chosen, once, and has a name', () => {
  expect([...VERDICT_ORDER].sort()).toEqual(Object.keys(VERDICT_CODES).sort());
  expect(new Set(VERDICT_ORDER.map(verdictLabel)).size).toBe(VERDICT_ORDER.length);
});

test('a name is one line of at most 80 characters', () => {
  expect(nameOfRow({ title: `a\n b${'c'.repeat(200)}` })).toHaveLength(80);
});
