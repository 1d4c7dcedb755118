import { group, type Node, partsOf, type Query } from './ast';
import { printQuery } from './print';

/** The query with a part more; a part that is there already is not repeated, its opposite is dropped. */
export function withPart(query: Query, part: Node): Query {
  const wanted = printQuery(part);
  const opposite = printQuery(opposed(part));
  const kept = partsOf(query).filter((one) => ![wanted, opposite].includes(printQuery(one)));
  return group('and', [...kept, part]);
}

/** The query without one of its parts. */
export function withoutPart(query: Query, part: Node): Query {
  const dropped = printQuery(part);
  return group(
    'and',
    partsOf(query).filter((one) => printQuery(one) !== dropped),
  );
}

/** Include becomes exclude and back. */
export function opposed(part: Node): Node {
  return part.type === 'not' ? part.item : { type: 'not', item: part };
}
