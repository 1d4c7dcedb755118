import type { Class, Columns, WordColumn } from './columns';
import { byWord } from './divide';
import { type Rows, tallied } from './rows';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAY_ZERO = 946_684_800_000;
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
  const { class: classOf, day } = columns;
  const [first, last] = spanOf(day, rows);
  const classes = tallied(classOf, columns.classes.length, rows);
  const days = tallied(day, last - first + 1, rows, first);
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
    days: counted(days).map(([at, count]) => ({ start: DAY_ZERO + (first + at) * DAY, count })),
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

function spanOf(day: Int32Array, rows: Rows): [number, number] {
  let [first, last] = [day[rows[0] ?? 0] ?? 0, day[rows[0] ?? 0] ?? 0];
  for (let at = 1; at < rows.length; at++) {
    const one = day[rows[at] as number] as number;
    if (one < first) first = one;
    else if (one > last) last = one;
  }
  return [first, last];
}

function counted(counts: Uint32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    if (count > 0) found.push([at, count]);
  }
  return found;
}
