const FORMAT =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?\s?(?:UTC|Z|([+-])(\d{2}):?(\d{2}))$/;

/**
 * Workato's own spellings of an instant: `2024-06-18 19:17:31 UTC` in logs, `2024-04-24 14:23:03 -0700` in resources,
 * `2024-08-29T14:09:13-07:00` on tags. Null for anything else: a generic date parser would guess a zone.
 */
export function workatoTime(text: string): Date | null {
  const found = FORMAT.exec(text.trim());
  if (!found) return null;
  const part = (index: number) => Number(found[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Number((found[7] ?? '').padEnd(3, '0'))));
  // Date rolls over what does not exist: month 13, hour 25 and the 31st of a short month are refused instead.
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return null;
  const offsetMinutes = (found[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10));
  return new Date(local.getTime() - offsetMinutes * 60_000);
}
