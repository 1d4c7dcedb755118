const CAP_MS = 3_600_000;
const BODY_KEYS = ['retry-after', 'retry_after', 'retryafter'];
const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000 };

export type Told = { headers: Record<string, string>; body?: unknown };

/**
 * How long a vendor told us to wait, in ms, at most an hour; null when it said nothing that can be read. Prefers
 * `Retry-After`, then `RateLimit-Reset`, then a field of the body.
 */
export function toldToWaitMs({ headers, body }: Told, nowMs: number): number | null {
  // Against the vendor's own clock, a date is right even where the two clocks differ.
  const vendorNowMs = Date.parse(headers.date ?? '') || nowMs;
  const forms = [
    () => delayOf(headers['retry-after'], vendorNowMs),
    () => resetOf(headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'], vendorNowMs),
    () => delayOf(bodyField(body), vendorNowMs),
  ];
  for (const form of forms) {
    const told = form();
    if (told !== null) return Math.min(Math.max(told, 0), CAP_MS);
  }
  return null;
}

/** When to come back: never sooner than told, plus rand(0, 10 % + 1 s) so that callers do not return together. */
export function retryAtMs(toldMs: number, nowMs: number, random: () => number): number {
  return nowMs + Math.ceil(toldMs + random() * (toldMs * 0.1 + 1_000));
}

// `13`, `13s`, `0 seconds`, `-1`, `250ms`, `2 min`, or an HTTP date.
function delayOf(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim().toLowerCase() ?? '';
  const [, amount, unit] =
    /^([+-]?\d+(?:\.\d+)?)\s*(ms|millis(?:econds?)?|s|secs?|seconds?|m|mins?|minutes?)?$/.exec(text) ?? [];
  if (amount !== undefined) return Number(amount) * (UNITS[shortUnit(unit)] ?? 1_000);
  if (!/^[a-z]{3,9},? .*\d\d:\d\d/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at - nowMs;
}

function shortUnit(unit = 's'): string {
  if (unit.startsWith('ms') || unit.startsWith('milli')) return 'ms';
  return unit.slice(0, 1);
}

// Seconds left, or a point in time as epoch seconds or milliseconds: the vendors' own clients disagree.
function resetOf(value: string | undefined, nowMs: number): number | null {
  const number = Number(value?.trim() || Number.NaN);
  if (!Number.isFinite(number)) return delayOf(value, nowMs);
  if (number > 1_000_000_000_000) return number - nowMs;
  if (number > 1_000_000_000) return number * 1_000 - nowMs;
  return number * 1_000;
}

function bodyField(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [key, value] of Object.entries(body)) {
    if (!BODY_KEYS.includes(key.toLowerCase())) continue;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}
