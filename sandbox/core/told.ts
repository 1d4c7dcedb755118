/** The ways in which a vendor says when to come back, in a header or in the body, sensible or not. */
export const toldForms = [
  'seconds',
  'unit',
  'words',
  'http-date',
  'body',
  'reset-seconds',
  'reset-epoch',
  'negative',
  'absurd',
] as const;
export type ToldForm = (typeof toldForms)[number];

export type Told = { headers: Record<string, string>; body?: Record<string, number> };

/** `nowMs` is the vendor's own clock, which a date is written by. */
export function tell(form: ToldForm, seconds: number, nowMs: number): Told {
  switch (form) {
    case 'seconds':
      return { headers: { 'retry-after': String(seconds) } };
    case 'unit':
      return { headers: { 'retry-after': `${seconds}s` } };
    case 'words':
      return { headers: { 'retry-after': `${seconds} seconds` } };
    case 'http-date':
      // A date has no fractions: rounded up, it never tells less.
      return { headers: { 'retry-after': new Date(Math.ceil(nowMs / 1_000) * 1_000 + seconds * 1_000).toUTCString() } };
    case 'body':
      return { headers: {}, body: { retry_after: seconds } };
    case 'reset-seconds':
      return { headers: { 'ratelimit-reset': String(seconds), 'ratelimit-remaining': '0' } };
    case 'reset-epoch':
      return { headers: { 'ratelimit-reset': String(Math.ceil(nowMs / 1_000) + seconds), 'ratelimit-remaining': '0' } };
    case 'negative':
      return { headers: { 'retry-after': `-${seconds}` } };
    case 'absurd':
      return { headers: { 'retry-after': '86400000' } };
  }
}

/** What a form tells a caller who understands it: an absurd time is an hour at most, one that lies behind us is now. */
export function toldMs(form: ToldForm, seconds: number): number {
  if (form === 'negative') return 0;
  return form === 'absurd' ? 3_600_000 : seconds * 1_000;
}
