import fc from 'fast-check';
import { type FieldTerm, group, type Node, type TextTerm, type Value } from './ast';
import { FIELDS, type FieldName, fieldOf } from './fields';

/** Signs of the language, and of the world. */
export const letters = fc.constantFrom(
  'a',
  'Z',
  '7',
  'é',
  '語',
  ' ',
  '-',
  '"',
  '\\',
  '*',
  ':',
  ',',
  '(',
  ')',
  '.',
  '<',
  '>',
  '=',
  "'",
  '%',
  '_',
  '/',
  '\n',
  'OR',
  'is:',
  '😀',
  '\u202e',
);
const anyText = fc.array(letters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const value = fc.record({ text: anyText.filter((text) => text.trim() !== ''), prefix: fc.boolean() });
const word = (text: string): Value => ({ text, prefix: false });
const spans = fc.constantFrom('30m', '4h', '2d', '1w');
const dates = fc.constantFrom(
  '2026',
  '2026-11',
  '2026-11-01',
  '2026-11-01T08:30',
  '2026-11-01T08:30:10.25-05:00',
  'today',
);
const names = Object.keys(FIELDS).filter((name): name is FieldName => name in FIELDS);

const fieldTerm: fc.Arbitrary<FieldTerm> = fc.constantFrom(...names).chain((field): fc.Arbitrary<FieldTerm> => {
  const { kind, words = [] } = fieldOf(field);
  const term = (op: FieldTerm['op'], values: Value[]): FieldTerm => ({ type: 'field', field, op, values });
  const many = (one: fc.Arbitrary<Value>) =>
    fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => term('is', all));
  const compared = (text: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom('gt', 'ge', 'lt', 'le'), text).map(([op, one]) => term(op, [word(one)]));
  const range = (text: fc.Arbitrary<string>) => fc.tuple(text, text).map((two) => term('range', two.map(word)));
  switch (kind) {
    case 'name':
      return many(value);
    case 'id':
      return many(value.map(({ text }) => word(text)));
    case 'choice':
      return many(fc.constantFrom(...words).map(word));
    case 'ordered':
      return fc.oneof(
        many(fc.constantFrom(...words).map(word)),
        compared(fc.constantFrom(...words)),
        range(fc.constantFrom(...words)),
      );
    case 'age':
      return fc.oneof(compared(spans), range(spans));
    case 'time':
      return fc.oneof(many(dates.map(word)), compared(fc.oneof(spans, dates)), range(spans), range(dates));
  }
});
const textTerm: fc.Arbitrary<TextTerm> = value
  .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  .map((one) => ({ type: 'text', ...one }));

const lone: TextTerm = { type: 'text', text: 'a', prefix: false };
/** Any query there can be. */
export const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fieldTerm,
    textTerm,
    tie('node').map((item): Node => ({ type: 'not', item })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 2, maxLength: 4 }))
      .map(([type, items]) => group(type, items) ?? lone),
  ),
}));
