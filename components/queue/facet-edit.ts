import { type FieldTerm, group, type Node, partsOf, type Query } from '@/lib/query/ast';
import { withoutPart, withPart } from '@/lib/query/edit';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/** How a facet's value stands in a query: asked for, left out, or not mentioned. */
export type FacetState = 'in' | 'out' | 'off';

/** The query after a press on a facet's value. Values of one field that are asked for are joined: any of them fits. */
export function toggleFacet(q: string, term: string, wanted: 'in' | 'out'): string {
  const query = read(q);
  const node = read(term);
  if (query === undefined || !node) return q;
  const now = stateOf(query, node);
  const cleared =
    now === 'out' ? withoutPart(query, { type: 'not', item: node }) : now === 'in' ? taken(query, node) : query;
  if (now === wanted) return printQuery(cleared);
  return printQuery(wanted === 'out' ? withPart(cleared, { type: 'not', item: node }) : joined(cleared, node));
}

export function facetState(q: string, term: string): FacetState {
  const query = read(q);
  const node = read(term);
  return query === undefined || !node ? 'off' : stateOf(query, node);
}

/** Whether the query narrows by this field: counts of its other values then say nothing. */
export function isNarrowed(q: string, field: string): boolean {
  return partsOf(read(q) ?? null).some((part) => part.type === 'field' && part.field === field);
}

function stateOf(query: Query, node: Node): FacetState {
  const text = printQuery(node);
  for (const part of partsOf(query)) {
    if (part.type === 'not' && printQuery(part.item) === text) return 'out';
    if (printQuery(part) === text) return 'in';
    if (isChoice(part) && isChoice(node) && part.field === node.field && has(part, node)) return 'in';
  }
  return 'off';
}

function joined(query: Query, node: Node): Query {
  const list = isChoice(node) && partsOf(query).find((part) => isChoice(part) && part.field === node.field);
  if (!isChoice(node) || !list || !isChoice(list)) return withPart(query, node);
  return replaced(query, list, { ...list, values: [...list.values, ...node.values] });
}

function taken(query: Query, node: Node): Query {
  const list =
    isChoice(node) && partsOf(query).find((part) => isChoice(part) && part.field === node.field && has(part, node));
  if (!isChoice(node) || !list || !isChoice(list) || list.values.length === 1) return withoutPart(query, node);
  const gone = node.values[0];
  const values = list.values.filter((value) => value.text !== gone?.text || value.prefix !== gone.prefix);
  return replaced(query, list, { ...list, values });
}

function replaced(query: Query, old: Node, by: Node): Query {
  return group(
    'and',
    partsOf(query).map((part) => (part === old ? by : part)),
  );
}

function isChoice(node: Node): node is FieldTerm {
  return node.type === 'field' && node.op === 'is';
}

function has(list: FieldTerm, { values: [wanted] }: FieldTerm): boolean {
  return list.values.some((value) => value.text === wanted?.text && value.prefix === wanted.prefix);
}

/** Undefined for what cannot be read. */
function read(text: string): Query | undefined {
  const parsed = parseQuery(text);
  return parsed.ok ? parsed.query : undefined;
}
