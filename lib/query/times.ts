/** A span of time in milliseconds, or a period of the calendar: `start` is included, `end` is not. */
export type TimeValue = { type: 'span'; ms: number } | { type: 'period'; start: number; end: number };

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const UNITS: Record<string, number> = { m: MINUTE, min: MINUTE, h: 60 * MINUTE, d: DAY, w: 7 * DAY, y: 365 * DAY };
const SPAN = /^(\d{1,5})(m|min|h|d|w|y)$/i;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/i;

export const TIME_FORMS = 'a span such as 4h or 2d, a day such as 2026-11-01, or an instant such as 2026-11-01T08:30Z';
export const SPAN_FORMS = 'a span such as 30m, 4h, 2d or 1w';

/** Reads a time as typed; null when it is none, or a date that does not exist. Without a zone it is read in UTC. */
export function readTime(text: string, now: number): TimeValue | null {
  const span = readSpan(text);
  if (span !== null) return { type: 'span', ms: span };
  const today = Math.floor(now / DAY) * DAY;
  switch (text.toLowerCase()) {
    case 'today':
      return { type: 'period', start: today, end: today + DAY };
    case 'yesterday':
      return { type: 'period', start: today - DAY, end: today };
  }
  return readDate(text) ?? readInstant(text);
}

export function readSpan(text: string): number | null {
  const [, count, unit] = SPAN.exec(text) ?? [];
  const ms = unit && UNITS[unit.toLowerCase()];
  return ms ? Number(count) * ms : null;
}

function readDate(text: string): TimeValue | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const start = utc(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (start === null) return null;
  const end = new Date(start);
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { type: 'period', start, end: end.getTime() };
}

// As long as it was written exactly: 08:30 is that whole minute.
function readInstant(text: string): TimeValue | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = utc(Number(year), Number(month), Number(day));
  if (date === null || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const ms = Number((fraction ?? '').padEnd(3, '0') || 0);
  const clock = Number(hour) * 60 * MINUTE + Number(minute) * MINUTE + Number(second ?? 0) * 1000 + ms;
  const start = date + clock - zoneMs(zone);
  const length = second === undefined ? MINUTE : fraction === undefined ? 1000 : 10 ** (3 - fraction.length);
  return { type: 'period', start, end: start + length };
}

function zoneMs(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}

function utc(year: number, month: number, day: number): number | null {
  if (year < 1970 || year > 2999) return null;
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}
