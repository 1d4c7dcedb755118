import type { Node, Query } from './ast';

/** A query without the places its parts stood at, to compare what was meant. */
export function bare(query: Query): Query {
  return query === null ? null : bareNode(query);
}

function bareNode(node: Node): Node {
  const { span: _, ...rest } = node;
  switch (rest.type) {
    case 'and':
    case 'or':
      return { ...rest, items: rest.items.map(bareNode) };
    case 'not':
      return { ...rest, item: bareNode(rest.item) };
    case 'field':
    case 'text':
      return rest;
  }
}
