import type { Class, Columns, WordColumn } from './columns';
import { type Picked, sourceOf } from './filter';

const DAY = 86_400_000;

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

/** How many of the picked findings are of each class, and the earliest creation among them in epoch milliseconds. */
export function byClass(columns: Columns, picked: Picked): { one: Class; count: number; oldest: number }[] {
  const { count, class: classOf, classes } = columns;
  const { created } = columns.time;
  const counts = new Uint32Array(classes.length);
  const oldest = new Float64Array(classes.length).fill(Number.POSITIVE_INFINITY);
  eachPicked(columns, picked, count, (at) => {
    const one = classOf[at] ?? 0;
    counts[one] = (counts[one] ?? 0) + 1;
    const time = created[at] ?? 0;
    if (time < (oldest[one] ?? 0)) oldest[one] = time;
  });
  return classes.flatMap((one, at) => {
    const count = counts[at] ?? 0;
    return count > 0 ? [{ one, count, oldest: oldest[at] ?? 0 }] : [];
  });
}

/** By dictionary id; null: none. */
export function byWord(columns: Columns, picked: Picked, word: WordColumn): Map<number | null, number> {
  const numbers = columns.word[word];
  const counts = new Uint32Array(columns.words[word].length);
  eachPicked(columns, picked, columns.count, (at) => {
    const one = numbers[at] ?? 0;
    counts[one] = (counts[one] ?? 0) + 1;
  });
  const found = new Map<number | null, number>();
  counts.forEach((count, at) => {
    if (count > 0) found.set(at === 0 ? null : (columns.words[word][at] ?? null), count);
  });
  return found;
}

/** By the day of UTC, as its number since 1970; null: no such time. */
export function byDay(columns: Columns, picked: Picked, time: 'created' | 'closed'): Map<number | null, number> {
  const times = columns.time[time];
  const found = new Map<number | null, number>();
  // Findings of one day lie together more often than not: a run of them is one step.
  let [day, run] = [Number.NaN, 0];
  const keep = () => {
    const key = Number.isNaN(day) ? null : day;
    if (run > 0) found.set(key, (found.get(key) ?? 0) + run);
  };
  eachPicked(columns, picked, columns.count, (at) => {
    const one = Math.floor((times[at] ?? Number.NaN) / DAY);
    if (one === day || (Number.isNaN(one) && Number.isNaN(day) && run > 0)) {
      run += 1;
      return;
    }
    keep();
    [day, run] = [one, 1];
  });
  keep();
  return found;
}

/** How long each picked finding that is closed took from creation to closing, in milliseconds, with its class. */
export function closingTimes(columns: Columns, picked: Picked): { ms: Float64Array; classes: Int32Array } {
  const { created, closed } = columns.time;
  const ms = new Float64Array(columns.count);
  const classes = new Int32Array(columns.count);
  let size = 0;
  eachPicked(columns, picked, columns.count, (at) => {
    const took = (closed[at] ?? Number.NaN) - (created[at] ?? 0);
    if (Number.isNaN(took)) return;
    ms[size] = Math.max(0, Math.floor(took));
    classes[size] = columns.class[at] ?? 0;
    size += 1;
  });
  return { ms: ms.subarray(0, size), classes: classes.subarray(0, size) };
}

/** The value that so large a share of them does not exceed, and the least that does so; they are put in another order. */
export function shareOf(values: Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  const wanted = Math.max(0, Math.ceil(values.length * share) - 1);
  let [low, high] = [0, values.length - 1];
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

function eachPicked(
  { class: classOf }: Columns,
  { by, keep }: Picked,
  count: number,
  each: (at: number) => void,
): void {
  if (by === 'row') {
    for (let at = 0; at < count; at++) if (keep[at] === 1) each(at);
  } else {
    for (let at = 0; at < count; at++) if (keep[classOf[at] ?? 0] === 1) each(at);
  }
}
