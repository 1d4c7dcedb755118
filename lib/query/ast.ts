import type { FieldName } from './fields';

/** Where something stands in the text: `start` is included, `end` is not. */
export type Span = { start: number; end: number };

/** A value as it was meant: without quotes and escapes. `prefix`: it ended in `*`. */
export type Value = { text: string; prefix: boolean };
export type Op = 'is' | 'gt' | 'ge' | 'lt' | 'le' | 'range';

/** `is` holds when any of the values fits; `range` has two values, the others one. */
export type FieldTerm = { type: 'field'; field: FieldName; op: Op; values: Value[]; span?: Span };
/** Words of the title or description that stand one after the other. */
export type TextTerm = { type: 'text'; text: string; prefix: boolean; span?: Span };
export type Term = FieldTerm | TextTerm;
export type Group = { type: 'and' | 'or'; items: Node[]; span?: Span };
export type Not = { type: 'not'; item: Node; span?: Span };
export type Node = Term | Group | Not;

/** A whole query; null asks for everything. */
export type Query = Node | null;

/** Why a text is no query: the token at fault, and what was expected there. */
export type QueryProblem = Span & { message: string };

/** Joins parts in normal form: no group of one, no group directly inside one of its own kind. */
export function group(type: 'and' | 'or', parts: readonly Node[], span?: Span): Query {
  const items = parts.flatMap((part) => (part.type === type ? part.items : [part]));
  const [first] = items;
  return items.length < 2 ? (first ?? null) : { type, items, ...(span && { span }) };
}

/** The parts that must all hold: what the interface draws as chips. */
export function partsOf(query: Query): Node[] {
  if (query === null) return [];
  return query.type === 'and' ? query.items : [query];
}

/** Every term of the query, wherever it stands. */
export function termsOf(query: Query): Term[] {
  if (query === null) return [];
  switch (query.type) {
    case 'and':
    case 'or':
      return query.items.flatMap(termsOf);
    case 'not':
      return termsOf(query.item);
    case 'field':
    case 'text':
      return [query];
  }
}
