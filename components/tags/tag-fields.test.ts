import { describe, expect, test } from 'vitest';
import { COMMANDS } from '@/lib/model/command';
import { lengthNote, readIds, TagFields, tagInput, typedName } from './tag-fields';

const fields = (over: Partial<TagFields>) => ({ title: 'HR', description: '', color: '', ...over });

describe('what may be typed', () => {
  test.each([
    [fields({ title: 'a'.repeat(30) }), true],
    [fields({ title: 'a'.repeat(31) }), false],
    [fields({ title: '   ' }), false],
    [fields({ description: 'a'.repeat(150) }), true],
    [fields({ description: 'a'.repeat(151) }), false],
  ])('the form and the server agree: %j', (typed, isFit) => {
    expect(TagFields.safeParse(typed).success).toBe(isFit);
    expect(COMMANDS['tag.create'].safeParse(tagInput(typed)).success).toBe(isFit);
  });

  test('the form says what is wrong in words', () => {
    expect(TagFields.safeParse(fields({ title: 'a'.repeat(31) })).error?.issues[0]?.message).toBe(
      'At most 30 characters.',
    );
  });

  test('no colour is no colour, so that the vendor picks one; an emptied description is sent', () => {
    expect(tagInput(fields({}))).toEqual({ title: 'HR', description: '' });
    expect(tagInput(fields({ color: 'teal' }))).toEqual({ title: 'HR', description: '', color: 'teal' });
  });

  test('the counter says how many are too many', () => {
    expect([lengthNote(' abc ', 30), lengthNote('a'.repeat(31), 30)]).toEqual(['3 of 30', '31 of 30: 1 too many']);
  });
});

test('ids are read out of what was pasted, each once, and what is none is named', () => {
  expect(readIds(' 12, 34;12\n56x\t-7 ')).toEqual({ ids: ['12', '34'], bad: ['56x', '-7'] });
  expect(readIds('')).toEqual({ ids: [], bad: [] });
});

test.each([
  ['Finance review', 'Finance review'],
  ["Robert'); DROP", "Robert'); DROP"],
  ['Payroll_\u202Excod.exe', 'tag-1'],
  ['🏦💸', 'tag-1'],
  ['two  spaces', 'tag-1'],
  ['חשבונית', 'tag-1'],
])('deleting %j asks for %j', (title, asked) => {
  expect(typedName(title, 'tag-1')).toBe(asked);
});
