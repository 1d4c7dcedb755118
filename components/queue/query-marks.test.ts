import { expect, test } from 'vitest';
import { marksOf } from './query-marks';

const drawn = (text: string, problem: { start: number; end: number } | null = null) =>
  marksOf(text, problem)
    .map(({ text, kind }) => (kind === 'word' ? text : `<${kind}>${text}</>`))
    .join('');

test.each([
  ['is:open -tenant:emea', '<field>is:</>open -<field>tenant:</>emea'],
  ['(sev:>=high OR "is:open")', '(<field>sev:</>>=high OR "is:open")'],
  ['color:red', 'color:red'],
  ['policy:"a\\" is:b" has:note', '<field>policy:</>"a\\" is:b" <field>has:</>note'],
])('%s', (text, shown) => {
  expect(drawn(text)).toBe(shown);
  expect(
    marksOf(text, null)
      .map((mark) => mark.text)
      .join(''),
  ).toBe(text);
});

test('the fault is marked; at the end of the text on its last letter', () => {
  expect(drawn('is:open color:red', { start: 8, end: 14 })).toBe('<field>is:</>open <fault>color:</>red');
  expect(drawn('a OR', { start: 4, end: 4 })).toBe('a O<fault>R</>');
  expect(drawn('', { start: 0, end: 0 })).toBe('');
});
