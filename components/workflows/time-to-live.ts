import { timeSpan } from '@/components/items/words';

/** What the vendor does with 0, in its own documentation. */
const DEFAULTS = { approval: '1 day', execution: '10 minutes' };

/** How long an approval holds, or how long there is to answer; -1 is no limit. Null: the vendor sent none. */
export function timeToLive(seconds: number | null, of: keyof typeof DEFAULTS): string {
  if (seconds === null) return 'Not given by the vendor';
  if (seconds < 0) return 'No limit';
  return seconds === 0 ? `${DEFAULTS[of]} (default)` : timeSpan(seconds);
}
