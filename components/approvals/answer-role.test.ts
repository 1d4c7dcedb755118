import { describe, expect, test } from 'vitest';
import { answerFor, answerRole } from './answer-role';

const answers = (...labels: string[]) => labels.map((label, index) => ({ index: String(index), label }));

describe('which answer a key stands for', () => {
  test('the built-in ones', () => {
    expect(['Approve', 'Deny', 'Unsure'].map(answerRole)).toEqual(['yes', 'no', 'unsure']);
  });

  test('own words of a workflow', () => {
    expect(
      ['Yes, I am travelling', 'No, this was not me', 'Not sure', 'Freigeben', 'Nobody asked'].map(answerRole),
    ).toEqual(['yes', 'no', 'unsure', null, null]);
  });

  test('the vendor’s index is kept, whatever the order', () => {
    expect(answerFor(answers('Deny', 'Approve'), 'yes')).toEqual({ index: '1', label: 'Approve' });
  });

  test('two answers that say yes leave the choice to the person', () => {
    expect(answerFor(answers('Approve once', 'Approve for a day', 'Deny'), 'yes')).toBeNull();
    expect(answerFor([], 'yes')).toBeNull();
  });
});
