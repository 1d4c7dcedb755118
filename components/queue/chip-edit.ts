import { group, type Node, partsOf, type Query } from '@/lib/query/ast';
import { opposed } from '@/lib/query/edit';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/** A part of the query that can be taken out or turned round on its own. */
export type Chip = { text: string; isOut: boolean };

/** The parts that must all hold, in the order they were typed; nothing for a text that cannot be read. */
export function chipsOf(q: string): Chip[] {
  return read(q).map((part) => ({ text: printQuery(part), isOut: part.type === 'not' }));
}

/** The query that chips stand for: joined again they are what they were cut from. */
export function queryOfChips(chips: readonly Chip[]): string {
  return printQuery(joined(chips.flatMap(({ text }) => read(text))));
}

/** The query without the part at `at`. */
export function withoutChip(q: string, at: number): string {
  return printQuery(joined(read(q).filter((_, index) => index !== at)));
}

/** The query with the part at `at` asked for instead of left out, or the other way round. */
export function turnedChip(q: string, at: number): string {
  return printQuery(joined(read(q).map((part, index) => (index === at ? opposed(part) : part))));
}

function read(q: string): Node[] {
  const parsed = parseQuery(q);
  return parsed.ok ? partsOf(parsed.query) : [];
}

function joined(parts: readonly Node[]): Query {
  return group('and', parts);
}
