import type { ChartTable } from '@/components/ui/chart-frame';
import { count } from '@/components/ui/format-number';
import type { Dashboard } from '@/lib/dashboards/shapes';
import { dayWords } from './period';

export type Line = 'arrived' | 'closed' | 'before';

/** One day of the chart, with the queries behind its points. `before`: arrivals on the same day of the period before. */
export type ChartDay = {
  day: string;
  label: string;
  arrived: number;
  closed: number;
  before: number | null;
  queries: { arrived: string; closed: string };
  /** The day is not over yet, so its numbers still grow. */
  soFar: boolean;
};

type Days = Pick<Dashboard, 'byDay' | 'before' | 'asOf'>;

export function chartDays({ byDay, before, asOf }: Days): ChartDay[] {
  const today = asOf.slice(0, 10);
  return byDay.map(({ day, arrivals, closures }, index) => ({
    day,
    label: dayWords(day),
    arrived: arrivals.value,
    closed: closures.value,
    before: before[index]?.arrivals.value ?? null,
    queries: { arrived: arrivals.query, closed: closures.query },
    soFar: day.slice(0, 10) === today,
  }));
}

/** Round marks from zero to just above the highest value: at most five, never fewer than two. */
export function ticksFor(days: readonly ChartDay[]): number[] {
  return roundTicks(Math.max(1, ...days.flatMap(({ arrived, closed, before }) => [arrived, closed, before ?? 0])));
}

export function roundTicks(highest: number): number[] {
  const rough = highest / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * size >= rough) ?? 10) * size);
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

/** Room for the longest of these beside the chart, in pixels: a digit too few would be another number. */
export function axisWidth(ticks: readonly number[]): number {
  return Math.max(38, Math.max(...ticks.map((tick) => count(tick).length)) * 7 + 8);
}

/** The days named under the chart: the first and the last, and between them as many as find room. */
export function namedDays(days: readonly { day: string }[]): string[] {
  const gaps = days.length > 14 ? 4 : days.length - 1;
  const at = Array.from({ length: gaps + 1 }, (_, index) =>
    Math.round((index * (days.length - 1)) / Math.max(1, gaps)),
  );
  return [...new Set(at)].flatMap((index) => days[index]?.day ?? []);
}

/** Moves the labels at the ends of lines apart, so that none covers another; they stay in order and inside. */
export function spread(wanted: readonly number[], gap: number, lowest: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((one, other) => one.at - other.at);
  const places = order.map(({ at }) => at);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + gap);
  const last = places.length - 1;
  if (last >= 0) places[last] = Math.min(places[last] ?? 0, lowest);
  for (let i = last - 1; i >= 0; i--) places[i] = Math.min(places[i] ?? 0, (places[i + 1] ?? 0) - gap);
  const result: number[] = [];
  for (const [i, { index }] of order.entries()) result[index] = places[i] ?? 0;
  return result;
}

/** The line whose point of this day lies nearest to a value: what a click there means. */
export function nearestLine({ arrived, closed }: ChartDay, value: number): 'arrived' | 'closed' {
  return Math.abs(value - closed) < Math.abs(value - arrived) ? 'closed' : 'arrived';
}

export function tableOfDays(days: readonly ChartDay[]): ChartTable {
  return {
    columns: ['Day', 'Arrived', 'Closed', 'Arrived before'],
    rows: days.map(({ label, soFar, arrived, closed, before }) => [
      soFar ? `${label}, so far` : label,
      count(arrived),
      count(closed),
      before === null ? '–' : count(before),
    ]),
  };
}
