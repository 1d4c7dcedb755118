import { type Class, type Columns, DAY, DAYS, type WordColumn } from './columns';
import { sourceOf } from './filter';
import { between, type Rows, tallied } from './rows';

/** What classes tell of a finding, as the number or id that the table keeps; null: no value. */
export const CLASS_KEYS = {
  severity: ({ severity }: Class) => severity,
  source: ({ kind }: Class) => sourceOf(kind),
  kind: ({ kind }: Class) => kind,
  status: ({ status }: Class) => status,
  verdict: ({ verdict }: Class) => (verdict < 0 ? null : verdict),
  owned: ({ owner }: Class) => (owner === null ? 0 : 1),
  late: ({ isLate }: Class) => (isLate ? 1 : 0),
  owner: ({ owner }: Class) => owner,
  tenant: ({ connection }: Class) => connection,
} as const;

/** How many of the findings are of each class, and the earliest creation among them in epoch milliseconds. */
export function byClass(columns: Columns, rows: Rows): { one: Class; count: number; oldest: number }[] {
  const { class: classOf, classes } = columns;
  const { created } = columns.time;
  const counts = tallied(classOf, classes.length, rows);
  const oldest = new Float64Array(classes.length).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const one = classOf[row] as number;
    const time = created[row] as number;
    if (time < (oldest[one] as number)) oldest[one] = time;
  }
  return classes.flatMap((one, at) => {
    const count = counts[at] ?? 0;
    return count > 0 ? [{ one, count, oldest: oldest[at] ?? 0 }] : [];
  });
}

/** How many findings have each word, by the column's own numbers: there may be as many words as findings. 0: none. */
export function byWord(columns: Columns, rows: Rows, word: WordColumn): Uint32Array {
  return tallied(columns.word[word], columns.words[word].length, rows);
}

/** The numbers of the words that most findings have, `most` of them at most; of as many, the lower dictionary id first. */
export function largest(counts: Uint32Array, ids: readonly number[], most: number | undefined): number[] {
  const inOrder = (one: number, other: number) =>
    (counts[other] as number) - (counts[one] as number) || (ids[one] as number) - (ids[other] as number);
  const found: number[] = [];
  for (let at = 1; at < counts.length; at++) {
    if (counts[at] === 0 || (found.length === most && inOrder(found[most - 1] as number, at) < 0)) continue;
    found.push(at);
    // Few are shown: the list stays as short as that. All of them are sorted once.
    if (most === undefined) continue;
    for (let place = found.length - 1; place > 0 && inOrder(found[place - 1] as number, at) > 0; place--) {
      [found[place - 1], found[place]] = [at, found[place - 1] as number];
    }
    if (found.length > most) found.pop();
  }
  return most === undefined ? found.sort(inOrder) : found;
}

/** By the day of UTC, as its number since 1970; null: no such time. */
export function byDay(columns: Columns, rows: Rows, time: 'created' | 'closed'): Map<number | null, number> {
  if (time === 'created') {
    const counts = tallied(columns.day, DAYS + 1, rows);
    if (counts[DAYS] === 0) return countsIn(counts, new Map());
  }
  const times = columns.time[time];
  const counts = new Uint32Array(DAYS);
  const found = new Map<number | null, number>();
  for (let at = 0; at < rows.length; at++) {
    const day = Math.floor((times[rows[at] as number] as number) / DAY);
    if (day >= 0 && day < DAYS) counts[day] = (counts[day] as number) + 1;
    else {
      const key = Number.isNaN(day) ? null : day;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return countsIn(counts, found);
}

function countsIn(counts: Uint32Array, found: Map<number | null, number>): typeof found {
  counts.forEach((count, day) => {
    if (count > 0) found.set(day, count);
  });
  return found;
}

/** How long each closed finding took from creation to closing, in milliseconds, those of a class together: class 3 from `starts[3]` to `starts[4]`. */
export function closingTimes(columns: Columns, rows: Rows): { ms: Float64Array; starts: Uint32Array } {
  const { created, closed } = columns.time;
  const [ever, never] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const took = between(created, ever, never, between(closed, ever, never, rows));
  const counts = tallied(columns.class, columns.classes.length, took);
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) starts[at + 1] = (starts[at] as number) + (counts[at] as number);
  const next = starts.slice();
  const ms = new Float64Array(took.length);
  for (let at = 0; at < took.length; at++) {
    const row = took[at] as number;
    const one = columns.class[row] as number;
    ms[next[one] as number] = Math.max(0, Math.floor((closed[row] as number) - (created[row] as number)));
    next[one] = (next[one] as number) + 1;
  }
  return { ms, starts };
}

/** The value that so large a share of them does not exceed, and the least that does so; they are put in another order. `from`: what is before it is known to be no larger. */
export function shareOf(values: Float64Array, share: number, from = 0): number | null {
  if (values.length === 0) return null;
  const wanted = Math.max(0, Math.ceil(values.length * share) - 1);
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const kept = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = kept;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted] ?? null;
}
