import { expect, test } from 'vitest';
import { editorOf, readTyped, typedOf } from './setting-value';

const field = (
  name: string,
  kind: 'text' | 'json' | 'switch' | 'number',
  initial: unknown = null,
  required = false,
) => ({
  name,
  kind,
  initial,
  required,
});
const statuses = field('openStatuses', 'json', ['OPEN', 'NEW']);
const roles = field('roles', 'json', {});
const labels = field('enumLabels', 'json', {});

test('a list of words is typed in lines, the label map in rows, other structures as JSON', () => {
  expect([statuses, roles, labels, field('prefix', 'text')].map(editorOf)).toEqual(['lines', 'json', 'labels', 'text']);
});

test.each([
  [statuses, ['OPEN', 'ON HOLD']],
  [roles, { severity: { P1: 'critical' } }],
  [labels, { severity: { 4: 'HIGH' } }],
  [field('prefix', 'text'), '/v1'],
  [field('strict', 'switch'), true],
  [field('days', 'number'), 30],
])('what is typed for %j reads back as it was', (of, value) => {
  expect(readTyped(of, typedOf(of, value))).toEqual({ value });
});

test('what is left empty is the default, unless it is needed', () => {
  expect(readTyped(roles, ' ')).toEqual({ value: undefined });
  expect(readTyped(statuses, '\n\n')).toEqual({ value: undefined });
  expect(readTyped(field('accountName', 'text', null, true), '  ')).toEqual({ problem: 'This is needed.' });
});

test('blank lines of a list are not words', () => {
  expect(readTyped(statuses, ' OPEN \n\n NEW')).toEqual({ value: ['OPEN', 'NEW'] });
});

test('JSON that cannot be read says so beside its input', () => {
  expect(readTyped(roles, '{"severity": }')).toEqual({ problem: expect.stringMatching(/^This is not JSON/) });
  expect(readTyped(roles, '4')).toEqual({ problem: 'Begin with { and end with }.' });
  expect(readTyped(field('days', 'number'), 'many')).toEqual({ problem: 'Give a number.' });
});
