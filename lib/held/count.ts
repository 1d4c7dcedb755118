import { type Class, type Columns, DAY, type WordColumn } from './columns';
import { byDay, byWord } from './divide';
import { type Rows, tallied } from './rows';

const HOUR = 3_600_000;
/** Resources are not counted by value: there are nearly as many as findings. */
export type CountedWord = Exclude<WordColumn, 'resource'>;

export type Counts = {
  total: number;
  byClass: { one: Class; count: number }[];
  /** By dictionary id; 0: none. */
  words: Record<CountedWord, { id: number; count: number }[]>;
  /** By the day of the creation, in epoch milliseconds, the first one first. */
  days: { start: number; count: number }[];
};

/** Counts findings by everything that facets show. */
export function countsOf(columns: Columns, rows: Rows): Counts {
  const classes = tallied(columns.class, columns.classes.length, rows);
  const wordsOf = (name: CountedWord) =>
    counted(byWord(columns, rows, name)).map(([at, count]) => ({
      id: columns.words[name][at] ?? 0,
      count,
    }));
  return {
    total: rows.length,
    byClass: counted(classes).flatMap(([at, count]) => {
      const one = columns.classes[at];
      return one ? [{ one, count }] : [];
    }),
    words: { policy: wordsOf('policy'), account: wordsOf('account'), person: wordsOf('person') },
    days: [...byDay(columns, rows, 'created')]
      .map(([day, count]) => ({ start: Number(day) * DAY, count }))
      .sort((one, other) => one.start - other.start),
  };
}

/** The same by the hour, for a span of a few days. */
export function hoursOf({ time }: Columns, rows: Rows): Counts['days'] {
  const hours = new Map<number, number>();
  for (const row of rows) {
    const start = Math.floor((time.created[row] ?? 0) / HOUR) * HOUR;
    hours.set(start, (hours.get(start) ?? 0) + 1);
  }
  return [...hours].map(([start, count]) => ({ start, count })).sort((a, b) => a.start - b.start);
}

function counted(counts: Uint32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    if (count > 0) found.push([at, count]);
  }
  return found;
}
