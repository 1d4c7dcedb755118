import 'server-only';
import type { FieldTerm, Node, Term } from './ast';
import { type Bounds, boundsOf } from './bounds';
import type { Params } from './params';

/** More ids than this are looked up by hash instead of being compared one by one. */
const MANY = 16;

/** How the parts of a query are joined, whatever list it asks; `leafSql` says what one part means there. */
export function treeSql<F extends string>(node: Node<F>, leafSql: (leaf: Term<F>) => string): string {
  switch (node.type) {
    case 'and':
      return `(${all(node.items.map((item) => treeSql(item, leafSql)))})`;
    case 'or':
      return `(${node.items.map((item) => treeSql(item, leafSql)).join(' or ')})`;
    case 'not':
      // Rows without a value are not of that value.
      return `(${treeSql(node.item, leafSql)}) is not true`;
    default:
      return leafSql(node);
  }
}

/** The spans of time a term asks for: one for each of its values, or the one between them. */
export function spansOf({ op, values }: Pick<FieldTerm, 'op' | 'values'>, now: number, bounds = boundsOf): Bounds[] {
  return (op === 'is' ? values.map((value) => [value]) : [values]).map((some) => bounds(op, some, now));
}

/** A span of time on a column of instants; `bounds` reads the words of the field. */
export function timeSql(
  column: string,
  term: Pick<FieldTerm, 'op' | 'values'>,
  now: number,
  params: Params,
  bounds = boundsOf,
): string {
  return any(
    spansOf(term, now, bounds).map(({ from, to }) => {
      const parts = [
        from !== null && `${column} >= ${params.add(new Date(from), 'timestamptz')}`,
        to !== null && `${column} < ${params.add(new Date(to), 'timestamptz')}`,
      ];
      return all(parts.filter((part) => part !== false));
    }),
  );
}

export function among(column: string, type: 'int' | 'uuid', ids: readonly (number | string)[], params: Params): string {
  if (ids.length === 0) return 'false';
  if (ids.length === 1) return `${column} = ${params.add(ids[0], type)}`;
  const list = params.add(ids, `${type}[]`);
  return ids.length <= MANY ? `${column} = any(${list})` : `(${column} in (select unnest(${list}))) is true`;
}

export function all(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

export function any(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? 'false') : `(${parts.map((part) => `(${part})`).join(' or ')})`;
}
