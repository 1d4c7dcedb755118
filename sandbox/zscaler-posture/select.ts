import { itemAt } from '../core/random';
import type { World } from '../core/world';
import { alertStatuses, csps, risks } from './assumed';
import type { Columns } from './columns';
import type { AlertQuery, Range, Sort } from './query';

export type Selection = { total: number; slice(from: number, to: number): number[] };

/** The indexes of all alerts that match, in the order asked for. */
export function select(columns: Columns, query: AlertQuery, world: World): Selection {
  const [low, high] = windowOf(columns.created, query.created);
  const tests = testsOf(columns, query, world);
  const { by, descending } = query.sort;
  if (tests.length === 0 && by === 'created') return rangeSelection(low, high, descending);
  const found: number[] = [];
  for (let index = low; index < high; index++) if (tests.every((test) => test(index))) found.push(index);
  if (by !== 'created') sortBy(found, columns, query.sort);
  else if (descending) found.reverse();
  return { total: found.length, slice: (from, to) => found.slice(from, to) };
}

type Test = (index: number) => boolean;

function testsOf(columns: Columns, query: AlertQuery, world: World): Test[] {
  const { updated, clouds, statuses, risks: levels, regions, units } = query;
  const tests: Test[] = [];
  if (updated) tests.push((i) => within(itemAt(columns.updated, i), updated));
  const byWord = (wanted: string[] | undefined, column: number[], words: readonly string[]) => {
    if (wanted) tests.push((i) => wanted.includes(itemAt(words, itemAt(column, i)).toUpperCase()));
  };
  byWord(clouds, columns.csp, csps);
  byWord(statuses, columns.status, alertStatuses);
  byWord(levels, columns.risk, risks);
  const account = (i: number) => itemAt(world.accounts, itemAt(columns.account, i));
  if (units) tests.push((i) => units.includes(account(i).businessUnit.toUpperCase()));
  if (regions) tests.push((i) => regions.includes(itemAt(account(i).regions, itemAt(columns.region, i)).toUpperCase()));
  return tests;
}

function sortBy(found: number[], columns: Columns, { by, descending }: Sort): void {
  const statusRank = alertStatuses.map((status) => [...alertStatuses].sort().indexOf(status));
  const rank = (i: number): number => {
    if (by === 'severity') return itemAt(columns.severity, i);
    return by === 'updated' ? itemAt(columns.updated, i) : itemAt(statusRank, itemAt(columns.status, i));
  };
  const sign = descending ? -1 : 1;
  found.sort((a, b) => sign * (rank(a) - rank(b) || a - b));
}

function rangeSelection(low: number, high: number, descending: boolean): Selection {
  const total = Math.max(0, high - low);
  return {
    total,
    slice: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, total) - from) }, (_, i) =>
        descending ? high - 1 - from - i : low + from + i,
      ),
  };
}

/** First index inside the range, and the first behind it; both ends of the range count. */
function windowOf(created: readonly number[], range: Range | undefined): [number, number] {
  return range ? [firstAtLeast(created, range.from), firstAtLeast(created, range.to + 1)] : [0, created.length];
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (itemAt(sorted, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function within(value: number, { from, to }: Range): boolean {
  return value >= from && value <= to;
}
