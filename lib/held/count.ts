import type { Class, Columns, WordColumn } from './columns';
import type { Picked } from './filter';

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

/** Counts what is picked by everything that facets show, in one walk over the rows. */
export function countsOf(columns: Columns, { by, keep }: Picked): Counts {
  const { count, class: classOf, day } = columns;
  const { policy, account, person } = columns.word;
  const [first, last] = spanOf(columns);
  const classes = new Uint32Array(columns.classes.length);
  const policies = new Uint32Array(columns.words.policy.length);
  const accounts = new Uint32Array(columns.words.account.length);
  const persons = new Uint32Array(columns.words.person.length);
  const days = new Uint32Array(last - first + 1);
  const add = (counts: Uint32Array, at: number) => {
    counts[at] = (counts[at] ?? 0) + 1;
  };
  for (let at = 0; at < count; at++) {
    const one = classOf[at] ?? 0;
    if (keep[by === 'class' ? one : at] !== 1) continue;
    add(classes, one);
    add(policies, policy[at] ?? 0);
    add(accounts, account[at] ?? 0);
    add(persons, person[at] ?? 0);
    add(days, (day[at] ?? 0) - first);
  }
  const wordsOf = (name: CountedWord, counts: Uint32Array) =>
    counted(counts).map(([at, count]) => ({ id: columns.words[name][at] ?? 0, count }));
  return {
    total: classes.reduce((sum, count) => sum + count, 0),
    byClass: counted(classes).flatMap(([at, count]) => {
      const one = columns.classes[at];
      return one ? [{ one, count }] : [];
    }),
    words: {
      policy: wordsOf('policy', policies),
      account: wordsOf('account', accounts),
      person: wordsOf('person', persons),
    },
    days: counted(days).map(([at, count]) => ({ start: DAY_ZERO + (first + at) * DAY, count })),
  };
}

/** The same by the hour, for a span of a few days. */
export function hoursOf({ count, class: classOf, time }: Columns, { by, keep }: Picked): Counts['days'] {
  const hours = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    if (keep[by === 'class' ? (classOf[at] ?? 0) : at] !== 1) continue;
    const start = Math.floor((time.created[at] ?? 0) / HOUR) * HOUR;
    hours.set(start, (hours.get(start) ?? 0) + 1);
  }
  return [...hours].map(([start, count]) => ({ start, count })).sort((a, b) => a.start - b.start);
}

export function totalOf({ count, class: classOf }: Columns, { by, keep }: Picked): number {
  let total = 0;
  for (let at = 0; at < count; at++) total += keep[by === 'class' ? (classOf[at] ?? 0) : at] ?? 0;
  return total;
}

/** The ids of what is picked; null where they are more than `most`. */
export function idsOf(columns: Columns, { by, keep }: Picked, most: number): string[] | null {
  const { count, class: classOf } = columns;
  const slots: number[] = [];
  for (let at = 0; at < count; at++) {
    if (keep[by === 'class' ? (classOf[at] ?? 0) : at] !== 1) continue;
    if (slots.length === most) return null;
    slots.push(at);
  }
  return slots.map((at) => columns.idAt(at));
}

function spanOf({ count, day }: Columns): [number, number] {
  let [first, last] = [day[0] ?? 0, day[0] ?? 0];
  for (let at = 1; at < count; at++) {
    const one = day[at] ?? 0;
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
