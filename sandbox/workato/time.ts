import { Refusal } from '../core/call';

/** All data centres keep Pacific Daylight Time; a time given without a zone is read as such. */
const PACIFIC_HOURS = -7;

const given = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** `from` or `to` in milliseconds. A day in the place of the month breaks the vendor, as its own page says. */
export function queryTime(name: string, value: string): number {
  const parts = given.exec(value);
  if (!parts) throw new Refusal(400, 'Bad request', { assumed: true });
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = parts;
  const ms = Number(fraction.padEnd(3, '0'));
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms);
  if (new Date(at).getUTCMonth() !== Number(month) - 1) throw new Refusal(500, `Server error: ${name}`);
  return at - offsetMs(zone);
}

/** `2024-06-18 19:17:31 UTC`, as log entries spell it. */
export function logTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2024-08-29T14:09:13-07:00`, as tags and assets spell it. */
export function pacificTime(ms: number): string {
  return `${pacific(ms).slice(0, 19)}-07:00`;
}

/** `2024-04-24 14:23:03 -0700`, as the resource of a sign-in spells it. */
export function confirmedTime(ms: number): string {
  return `${pacific(ms).slice(0, 19).replace('T', ' ')} -0700`;
}

function pacific(ms: number): string {
  return new Date(ms + PACIFIC_HOURS * 3_600_000).toISOString();
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return PACIFIC_HOURS * 3_600_000;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
