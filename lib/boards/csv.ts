import type { Board, BoardNumbers } from './shapes';

type Row = (string | number | null)[];

/** A dashboard that somebody made as rows: card, part of it, how many, and the query that opens exactly those. */
export function boardRows({ cards }: Board, numbers: BoardNumbers): Row[] {
  const rows = cards.flatMap(({ id, title }): Row[] => {
    const answer = numbers.cards.find((one) => one.id === id);
    if (!answer) return [];
    if ('problem' in answer) return [[title, answer.problem, null, null]];
    const { of, groups } = answer.numbers;
    return [
      [title, 'all', of.value, of.query],
      ...groups.map((group) => [title, group.label, group.of.value, group.of.query]),
    ];
  });
  return [['Card', 'Part', 'Findings', 'Query'], ...rows];
}
