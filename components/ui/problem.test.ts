import { expect, test } from 'vitest';
import { problemOf } from './problem';

test('a problem of the API keeps its words, its request id and its fields', () => {
  const error = Object.assign(new Error('The tag was not made.'), {
    code: 'conflict',
    requestId: 'req_1',
    fields: { title: 'exists', nested: { not: 'a text' } },
  });
  expect(problemOf(error)).toEqual({
    message: 'The tag was not made.',
    requestId: 'req_1',
    fields: { title: 'exists' },
  });
});

test('an error of our own making does not show its text', () => {
  expect(problemOf(new TypeError("Cannot read properties of undefined (reading 'id')")).message).not.toContain(
    'undefined',
  );
});

test('anything thrown can be shown', () => {
  for (const thrown of [null, undefined, 'text', 7, {}]) expect(problemOf(thrown).message).toMatch(/failed/);
});
