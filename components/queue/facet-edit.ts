import { type FieldTerm, group, type Node, partsOf, type Query } from '@/lib/query/ast';
import { withoutPart, withPart } from '@/lib/query/edit';
import { type Parsed, parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/** Reads a query of this list's language. */
export type Parse = (text: string) => Parsed<string>;

/** How a facet's value stands in a query: asked for, left out, or not mentioned. */
export type FacetState = 'in' | 'out' | 'off';

/** The query after a press on a facet's value. Values of one field that are asked for are joined: any of them fits. */
export function toggleFacet(q: string, term: string, wanted: 'in' | 'out', parse: Parse = parseQuery): string {
  const query = read(q, parse);
  const node = read(term, parse);
  if (query === undefined || !node) return q;
  const now = stateOf(query, node);
  const cleared =
    now === 'out' ? withoutPart(query, { type: 'not', item: node }) : now === 'in' ? taken(query, node) : query;
  if (now === wanted) return printQuery(cleared);
  return printQuery(wanted === 'out' ? withPart(cleared, { type: 'not', item: node }) : joined(cleared, node));
}

export function facetState(q: string, term: string, parse: Parse = parseQuery): FacetState {
  const query = read(q, parse);
  const node = read(term, parse);
  return query === undefined || !node ? 'off' : stateOf(query, node);
}

/** Whether the query narrows by this field: counts of its other values then say nothing. */
export function isNarrowed(q: string, field: string, parse: Parse = parseQuery): boolean {
  return partsOf(read(q, parse) ?? null).some((part) => part.type === 'field' && part.field === field);
}

function stateOf(query: Query<string>, node: Node<string>): FacetState {
  const text = printQuery(node);
  for (const part of partsOf(query)) {
    if (part.type === 'not' && printQuery(part.item) === text) return 'out';
    if (printQuery(part) === text) return 'in';
    if (isChoice(part) && isChoice(node) && part.field === node.field && has(part, node)) return 'in';
  }
  return 'off';
}

function joined(query: Query<string>, node: Node<string>): Query<string> {
  const list = isChoice(node) && partsOf(query).find((part) => isChoice(part) && part.field === node.field);
  if (!isChoice(node) || !list || !isChoice(list)) return withPart(query, node);
  return replaced(query, list, { ...list, values: [...list.values, ...node.values] });
}

function taken(query: Query<string>, node: Node<string>): Query<string> {
  const list =
    isChoice(node) && partsOf(query).find((part) => isChoice(part) && part.field === node.field && has(part, node));
  if (!isChoice(node) || !list || !isChoice(list) || list.values.length === 1) return withoutPart(query, node);
  const gone = node.values[0];
  const values = list.values.filter((value) => value.text !== gone?.text || value.prefix !== gone.prefix);
  return replaced(query, list, { ...list, values });
}

function replaced(query: Query<string>, old: Node<string>, by: Node<string>): Query<string> {
  return group(
    'and',
    partsOf(query).map((part) => (part === old ? by : part)),
  );
}

function isChoice(node: Node<string>): node is FieldTerm<string> {
  return node.type === 'field' && node.op === 'is';
}

function has(list: FieldTerm<string>, { values: [wanted] }: FieldTerm<string>): boolean {
  return list.values.some((value) => value.text === wanted?.text && value.prefix === wanted.prefix);
}

/** Undefined for what cannot be read. */
function read(text: string, parse: Parse): Query<string> | undefined {
  const parsed = parse(text);
  return parsed.ok ? parsed.query : undefined;
}
