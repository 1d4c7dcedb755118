import { expect, test } from 'vitest';
import { sortProblem } from './form-problem';

const isHere = (name: string) => name === 'title';

test('a sentence that stands beside its input is not said above the buttons again', () => {
  const message = 'The title is taken.';
  expect(sortProblem({ message, fields: { title: message } }, isHere)).toEqual({
    shown: [['title', message]],
    general: null,
  });
});

test('what differs is said in both places, and what is about another input with its name', () => {
  const fields = { title: 'Too long.', colour: 'Not known.' };
  expect(sortProblem({ message: 'The input is not right.', fields }, isHere)).toEqual({
    shown: [['title', 'Too long.']],
    general: 'The input is not right. colour: Not known.',
  });
  expect(sortProblem({ message: 'Not known.', fields: { colour: 'Not known.' } }, isHere).general).toBe('Not known.');
  expect(sortProblem({ message: 'It does not answer.' }, isHere)).toEqual({
    shown: [],
    general: 'It does not answer.',
  });
});
