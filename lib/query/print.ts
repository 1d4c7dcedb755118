import type { FieldTerm, Node, Op, Query, Value } from './ast';

const SIGNS: Record<Exclude<Op, 'range'>, string> = { is: '', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** Writes a query so that `parseQuery` reads the same one; no deeper than it was typed, so that bounds still hold. */
export function printQuery<F extends string>(query: Query<F>): string {
  return query === null ? '' : print(query);
}

/** One term as text: `termText('tenant', 'emea prod')` is `tenant:"emea prod"`. */
export function termText<F extends string>(field: F, ...texts: string[]): string {
  return print({ type: 'field', field, op: 'is', values: texts.map((text) => ({ text, prefix: false })) });
}

function print<F extends string>(node: Node<F>): string {
  switch (node.type) {
    case 'and':
      return node.items.map((item) => (item.type === 'or' ? `(${print(item)})` : print(item))).join(' ');
    case 'or':
      return node.items.map((item) => print(item)).join(' OR ');
    case 'not':
      return node.item.type === 'and' || node.item.type === 'or' ? `-(${print(node.item)})` : `-${print(node.item)}`;
    case 'text':
      return isPlainWord(node.text) ? node.text + star(node) : inQuotes(node);
    case 'field':
      return `${node.field}:${printValues(node)}`;
  }
}

function printValues({ op, values }: Pick<FieldTerm, 'op' | 'values'>): string {
  if (op === 'range') return values.map((value) => value.text).join('..');
  return SIGNS[op] + values.map(printValue).join(',');
}

function printValue(value: Value): string {
  return /^[\p{L}\p{N}_@/:+#%&=~$.\\-]+$/u.test(value.text) && !value.text.includes('..')
    ? value.text + star(value)
    : inQuotes(value);
}

function isPlainWord(text: string): boolean {
  if (text === 'OR' || text === 'AND' || text === 'NOT') return false;
  return /^[\p{L}\p{N}_@/+#%&=~$.\\,:-]+$/u.test(text) && !/^(-|[A-Za-z_]{1,40}:)/.test(text);
}

function inQuotes(value: Value): string {
  return `"${value.text.replace(/["\\*]/g, '\\$&')}${star(value)}"`;
}

function star({ prefix }: Value): string {
  return prefix ? '*' : '';
}
