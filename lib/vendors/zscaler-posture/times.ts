const LAST_SECOND = 100_000_000_000;
/** The last instant that a JavaScript date can hold. */
const LAST_MS = 8.64e15;

/** Epoch seconds, or milliseconds where the number is too large for that; null for what is no time. */
export function epochTime(value: number | string | null | undefined): Date | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null;
  const ms = number > LAST_SECOND ? number : number * 1_000;
  return ms > LAST_MS ? null : new Date(ms);
}

/** The whole seconds around a window: its ends are inclusive at the vendor, so nothing is lost between two windows. */
export function wholeSeconds({ from, to }: { from: Date; to: Date }): { start: number; end: number } {
  return { start: Math.floor(from.getTime() / 1_000), end: Math.ceil(to.getTime() / 1_000) };
}
