import type { Route } from 'next';
import type { Source } from '@/lib/model/finding';

export const SOURCES = ['dlp', 'posture', 'edge', 'automation'] as const satisfies readonly Source[];

/** The spans of time a dashboard can look back on, in days. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];
export const DEFAULT_PERIOD: Period = 30;

/** Reads `?days=`; what is not offered falls back. */
export function readPeriod(value: string | readonly string[] | null | undefined): Period {
  return PERIODS.find((days) => String(days) === value) ?? DEFAULT_PERIOD;
}

/** What a dashboard shows: how far back, and which source; null for all of them. */
export type Shown = { days: Period; source: Source | null };

/** Reads `?source=`; what there is not falls back to all. */
export function readSource(value: string | readonly string[] | null | undefined): Source | null {
  return SOURCES.find((source) => source === value) ?? null;
}

export function boardHref({ days, source }: Shown): Route {
  const search = new URLSearchParams();
  if (source) search.set('source', source);
  if (days !== DEFAULT_PERIOD) search.set('days', String(days));
  return search.size > 0 ? `/dashboards?${search}` : '/dashboards';
}

/** Where its numbers are saved from, as CSV. */
export function csvHref({ days, source }: Shown): string {
  return `/api/dashboard/csv?days=${days}${source ? `&source=${source}` : ''}`;
}

/** The address of a dashboard that somebody made: a route with a part that varies is not known where it is passed on. */
export function ownBoardHref(id: string, days: Period): Route {
  return `/dashboards/${id}${days === DEFAULT_PERIOD ? '' : `?days=${days}`}` as Route;
}

/** The next longer (1) or shorter (-1) period; the same one at the end. */
export function besidePeriod(days: Period, step: 1 | -1): Period {
  return PERIODS[PERIODS.indexOf(days) + step] ?? days;
}

/** `23 Oct to 21 Nov`: the first and the last day of a span whose end is not part of it, in UTC as the server counts. */
export function spanWords(from: string, to: string): string {
  const last = new Date(new Date(to).getTime() - 1);
  return `${dayWords(from)} to ${dayWords(last.toISOString())}`;
}

/** `23 Oct` of an instant or a plain day, in UTC. Written by hand: a server and a browser may shorten a month differently. */
export function dayWords(at: string): string {
  const date = utc(at);
  return `${date.getUTCDate()} ${(MONTHS[date.getUTCMonth()] ?? '').slice(0, 3)}`;
}

/** `Monday 23 November`, for where there is room. */
export function longDayWords(day: string): string {
  const date = utc(day);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function utc(at: string): Date {
  return new Date(at.length === 10 ? `${at}T00:00:00Z` : at);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
