import { expect, test } from 'vitest';
import { filledTemplate } from './template-fill';

test('variables are filled with samples, and one that nobody knows is named', () => {
  expect(filledTemplate('{{user_name}} wants <b>{{{ app_name }}}</b>, says {{details.why}}')).toEqual({
    html: 'Ana Lindqvist wants <b>Payroll</b>, says ‹details.why›',
    unknown: ['details.why'],
  });
});

test('what stands in a variable’s place is text, whatever its name holds', () => {
  expect(filledTemplate('{{<img src=x>}}').html).toBe('‹&#60;img src=x&#62;›');
});
