/**
 * The papers give no unit for most times: 10^11 and above are taken as milliseconds, smaller values as seconds, 0 as
 * "not set". int64 may come as text. Null: not set, or no instant.
 */
export function edgeTime(value: number | string | null | undefined): Date | null {
  const number = Number(value ?? 0);
  if (!Number.isFinite(number) || number <= 0) return null;
  const ms = Math.trunc(number >= 1e11 ? number : number * 1000);
  // Postgres and Date both end long after this; a value beyond it is another unit (nanoseconds) or noise.
  return ms < Date.UTC(2200, 0, 1) ? new Date(ms) : null;
}
