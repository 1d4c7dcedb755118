import { expect, test } from 'vitest';
import { atCaret } from './caret';

test.each([
  ['|', null, '', ''],
  ['is:open sev|', null, 'sev', 'sev'],
  ['is:open sev:|', 'severity', '', ''],
  ['sev:>=hi|gh is:open', 'severity', 'hi', 'high'],
  ['-tenant:em|', 'tenant', 'em', 'em'],
  ['-ten|', null, 'ten', 'ten'],
  ['sev:critical,hi|', 'severity', 'hi', 'hi'],
  ['(policy:"PCI Card|', 'policy', 'PCI Card', '"PCI Card'],
  ['policy:"PCI Ca|rd" is:open', 'policy', 'PCI Ca', '"PCI Card"'],
  ['color:re|', null, 'color:re', 'color:re'],
])('%s', (source, field, typed, replaced) => {
  const caret = source.indexOf('|');
  const text = source.replace('|', '');
  const at = atCaret(text, caret);
  expect({ field: at.field, typed: at.typed, replaced: text.slice(at.start, at.end) }).toEqual({
    field,
    typed,
    replaced,
  });
});

test('the rest leaves out the whole term, sign and earlier values included', () => {
  expect(atCaret('is:open -sev:critical,hi a', 24).rest).toBe('is:open  a');
  expect(atCaret('is:open ten', 11).rest).toBe('is:open');
});
