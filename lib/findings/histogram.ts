import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { Scope } from './scope';
import type { Facets, TimeBucket } from './shapes';

/** A day or an hour of UTC, without zone as Postgres gives it, and how many were created in it. */
export type DayCount = { day: string; count: number };
type Unit = Facets['histogram']['unit'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Buckets of one size over the whole span, empty ones included: hours up to two days, then days, weeks, months. */
export async function histogramOf(
  days: readonly DayCount[],
  hours: () => DayCount[] | Promise<DayCount[]>,
): Promise<Facets['histogram']> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { unit: 'day', buckets: [] };
  const spanDays = (startOf(last.day) - startOf(first.day)) / DAY + 1;
  if (spanDays <= 2) return { unit: 'hour', buckets: bucketsOf('hour', await hours()) };
  const unit = spanDays <= 92 ? 'day' : spanDays <= 730 ? 'week' : 'month';
  return { unit, buckets: bucketsOf(unit, days) };
}

export function bucketsOf(unit: Unit, counts: readonly DayCount[]): TimeBucket[] {
  const countOf = new Map<number, number>();
  for (const { day, count } of counts) {
    const start = floor(unit, startOf(day));
    countOf.set(start, (countOf.get(start) ?? 0) + count);
  }
  const starts = [...countOf.keys()].sort((a, b) => a - b);
  const buckets: TimeBucket[] = [];
  const end = starts.at(-1) ?? 0;
  for (let start = starts[0] ?? 1; start <= end; start = next(unit, start)) {
    const [from, to] = [start, next(unit, start)];
    buckets.push({ from: iso(from), to: iso(to), count: countOf.get(start) ?? 0, term: termOf(unit, from, to) });
  }
  return buckets;
}

export async function countedHours(ctx: Ctx, { from, where, params }: Scope): Promise<DayCount[]> {
  const text = `select (date_bin('1 hour', f.created_at, timestamptz '2000-01-01 00:00:00+00') at time zone 'UTC')::text as day, count(*)::int as count
    from ${from} where ${where} group by 1 order by 1`;
  return prepared<DayCount>(ctx, text, params.values);
}

function startOf(day: string): number {
  return Date.parse(`${day.replace(' ', 'T')}Z`);
}

function floor(unit: Unit, at: number): number {
  const date = new Date(at);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  if (unit === 'week') return at - ((date.getUTCDay() + 6) % 7) * DAY; // weeks begin on Monday
  return at;
}

function next(unit: Unit, at: number): number {
  if (unit === 'hour') return at + HOUR;
  if (unit === 'day') return at + DAY;
  if (unit === 'week') return at + 7 * DAY;
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

function termOf(unit: Unit, from: number, to: number): string {
  const day = (at: number) => iso(at).slice(0, 10);
  if (unit === 'day') return `created:${day(from)}`;
  if (unit === 'month') return `created:${iso(from).slice(0, 7)}`;
  if (unit === 'week') return `created:${day(from)}..${day(to - DAY)}`;
  return `created:${iso(from).slice(0, 16)}Z..${iso(to - 1).slice(0, 16)}Z`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
