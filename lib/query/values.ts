import type { FieldTerm, Op, Span, Value } from './ast';
import { type Field, wordOf } from './fields';
import { readSpan, readTime, SPAN_FORMS, TIME_FORMS } from './times';
import { QueryError } from './tokens';

type Read = Span & Value & { quoted: boolean };

/** Checks a field's values against its kind and puts words into their written form; throws `QueryError` at the first that does not fit. */
export function readValues<F extends string>(
  name: F,
  field: Field,
  op: Op,
  read: readonly Read[],
): Omit<FieldTerm<F>, 'span'> {
  const [first, ...rest] = read;
  if (!first) throw new Error('a field has values');
  const range = op === 'is' && rest.length === 0 && isRanked(field) ? rangeOf(first) : null;
  if (range) return checkedRange(name, field, first, range);
  if (op !== 'is' && !isRanked(field)) {
    throw at(
      first,
      `“${name}” cannot be compared. Expected ${formsOf(field)}; put a value that begins with < or > in quotes.`,
    );
  }
  if (op !== 'is' && rest.length > 0) throw at(first, 'A comparison takes one value. Expected no “,” here.');
  const values = read.map((one) => readValue(name, field, one));
  if (op === 'is' && read.some((one) => isSpan(field, one.text))) {
    throw at(first, `Expected a comparison, as in ${name}:<${first.text} or ${name}:>${first.text}.`);
  }
  return { type: 'field', field: name, op, values };
}

function readValue(name: string, field: Field, value: Read): Value {
  if (value.prefix && field.kind !== 'name') throw at(value, `“${name}” takes no “*”. Expected ${formsOf(field)}.`);
  const wrong = () => at(value, `“${value.text}” is no ${name}. Expected ${formsOf(field)}.`);
  switch (field.kind) {
    case 'choice':
    case 'ordered': {
      const word = wordOf(field, value.text);
      if (!word) throw wrong();
      return { text: word, prefix: false };
    }
    case 'time':
      if (!readTime(value.text, 0)) throw wrong();
      return { text: value.text, prefix: false };
    case 'age':
      if (readSpan(value.text) === null) throw wrong();
      return { text: value.text, prefix: false };
    case 'id':
    case 'name':
      return { text: value.text, prefix: value.prefix };
  }
}

function checkedRange<F extends string>(
  name: F,
  field: Field,
  whole: Read,
  [from, to]: [string, string],
): Omit<FieldTerm<F>, 'span'> {
  const values = [from, to].map((text) => readValue(name, field, { ...whole, text, prefix: false }));
  if (isSpan(field, from) !== isSpan(field, to)) throw at(whole, 'Expected two days or two spans of time around “..”.');
  return { type: 'field', field: name, op: 'range', values };
}

/** `a..b`, unless it was quoted. */
function rangeOf({ text, quoted }: Read): [string, string] | null {
  const cut = quoted ? -1 : text.indexOf('..');
  return cut > 0 && cut < text.length - 2 ? [text.slice(0, cut), text.slice(cut + 2)] : null;
}

function isRanked({ kind }: Field): boolean {
  return kind === 'ordered' || kind === 'time' || kind === 'age';
}

function isSpan({ kind }: Field, text: string): boolean {
  return (kind === 'time' || kind === 'age') && readSpan(text) !== null;
}

function formsOf(field: Field): string {
  switch (field.kind) {
    case 'choice':
    case 'ordered':
      return `one of ${field.words?.join(', ')}`;
    case 'time':
      return TIME_FORMS;
    case 'age':
      return SPAN_FORMS;
    case 'id':
      return 'a whole id';
    case 'name':
      return 'a name, with “*” at its end for all that begin so';
  }
}

function at({ start, end }: Span, message: string): QueryError {
  return new QueryError({ start, end, message });
}
