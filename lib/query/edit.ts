import { group, type Node, partsOf, type Query } from './ast';
import { printQuery } from './print';

/** The query with a part more; a part that is there already is not repeated, its opposite is dropped. */
export function withPart<F extends string>(query: Query<F>, part: Node<F>): Query<F> {
  const wanted = printQuery(part);
  const opposite = printQuery(opposed(part));
  const kept = partsOf(query).filter((one) => ![wanted, opposite].includes(printQuery(one)));
  return group('and', [...kept, part]);
}

/** The query without one of its parts. */
export function withoutPart<F extends string>(query: Query<F>, part: Node<F>): Query<F> {
  const dropped = printQuery(part);
  return group(
    'and',
    partsOf(query).filter((one) => printQuery(one) !== dropped),
  );
}

/** Include becomes exclude and back. */
export function opposed<F extends string>(part: Node<F>): Node<F> {
  return part.type === 'not' ? part.item : { type: 'not', item: part };
}
