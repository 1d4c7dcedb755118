const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in one unit, as lists show it: `12 s`, `9 m`, `2 h`, `3 d`, `5 w`, `2 y`. A future instant is `0 s`. */
export function age(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} m`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.floor(days / 7)} w` : `${Math.floor(days / 365)} y`;
}

/** Time left to a target, as a clock under a day: `0:42`, `11:20`, `2 d`; once missed `−0:05`. */
export function timeLeft(ms: number): string {
  const missed = ms < 0;
  const size = Math.abs(ms);
  if (size >= DAY) return `${missed ? '−' : ''}${Math.floor(size / DAY)} d`;
  const minutes = Math.floor(size / MINUTE);
  return `${missed ? '−' : ''}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** A length of time in its two largest units: `36 m`, `3 h 20 m`, `2 d 3 h`. */
export function duration(ms: number): string {
  if (ms < MINUTE) return `${Math.round(Math.max(0, ms) / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} m`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${two(Math.floor(ms / MINUTE) % 60)} m`;
  const hours = Math.floor(ms / HOUR) % 24;
  return hours === 0 ? `${Math.floor(ms / DAY)} d` : `${Math.floor(ms / DAY)} d ${hours} h`;
}

/** An instant with its zone, the same on server and in every browser: `2026-11-22 00:41:09 UTC`. */
export function exactUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** An instant in the reader's own zone: `22 Nov 2026, 01:41:09 GMT+1`. Browser only: a server has another zone. */
export function exactLocal(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
