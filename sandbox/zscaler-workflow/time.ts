/** Whole seconds, as the vendor's responses have them. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The one field that is not ISO: C-style text without a zone. */
export function cTime(ms: number): string {
  const [, weekday, date, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${weekday} ${month} ${date} ${time} ${year}`;
}
