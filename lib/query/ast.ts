import type { FieldName } from './fields';

/** Where something stands in the text: `start` is included, `end` is not. */
export type Span = { start: number; end: number };

/** A value as it was meant: without quotes and escapes. `prefix`: it ended in `*`. */
export type Value = { text: string; prefix: boolean };
export type Op = 'is' | 'gt' | 'ge' | 'lt' | 'le' | 'range';

/**
 * `is` holds when any of the values fits; `range` has two values, the others one. `F` are the fields of the language, those
 * of findings unless it is said.
 */
export type FieldTerm<F extends string = FieldName> = {
  type: 'field';
  field: F;
  op: Op;
  values: Value[];
  span?: Span;
};
/** Words of the title or description that stand one after the other. */
export type TextTerm = { type: 'text'; text: string; prefix: boolean; span?: Span };
export type Term<F extends string = FieldName> = FieldTerm<F> | TextTerm;
export type Group<F extends string = FieldName> = { type: 'and' | 'or'; items: Node<F>[]; span?: Span };
export type Not<F extends string = FieldName> = { type: 'not'; item: Node<F>; span?: Span };
export type Node<F extends string = FieldName> = Term<F> | Group<F> | Not<F>;

/** A whole query; null asks for everything. */
export type Query<F extends string = FieldName> = Node<F> | null;

/** Why a text is no query: the token at fault, and what was expected there. */
export type QueryProblem = Span & { message: string };

/** Joins parts in normal form: no group of one, no group directly inside one of its own kind. */
export function group<F extends string = FieldName>(
  type: 'and' | 'or',
  parts: readonly Node<F>[],
  span?: Span,
): Query<F> {
  const items = parts.flatMap((part) => (part.type === type ? part.items : [part]));
  const [first] = items;
  return items.length < 2 ? (first ?? null) : { type, items, ...(span && { span }) };
}

/** The parts that must all hold: what the interface draws as chips. */
export function partsOf<F extends string = FieldName>(query: Query<F>): Node<F>[] {
  if (query === null) return [];
  return query.type === 'and' ? query.items : [query];
}

/** Every term of the query, wherever it stands. */
export function termsOf<F extends string = FieldName>(query: Query<F>): Term<F>[] {
  if (query === null) return [];
  switch (query.type) {
    case 'and':
    case 'or':
      return query.items.flatMap((item) => termsOf(item));
    case 'not':
      return termsOf(query.item);
    case 'field':
    case 'text':
      return [query];
  }
}
