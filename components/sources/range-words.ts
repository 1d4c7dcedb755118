import { listed } from '@/components/items/words';
import { count } from '@/components/ui/format-number';
import type { SourceStream } from '@/lib/sources/shapes';
import { nounText } from './words';

type Past = Pick<SourceStream, 'range' | 'windowsDone' | 'windowsTotal' | 'dueAt'>;

/** `1 Jun to 28 Nov 2026, read whole`, or up to where. */
export function rangeText({ range, windowsDone, windowsTotal, dueAt }: Past): string {
  if (range === null) return 'not begun yet';
  const span = `${dayText(range.from)} to ${dayText(range.to)}`;
  if (dueAt === null) return `${span}, read whole`;
  const left = Math.max(0, windowsTotal - windowsDone);
  return `${span}, read back to ${dayText(range.next)}; ${count(left)} of ${count(windowsTotal)} windows not walked yet`;
}

/** What the vendor cannot be asked for by time, in a sentence; null where there is no such thing. */
export function readWhole(streams: readonly Pick<SourceStream, 'noun' | 'stream'>[]): string | null {
  const nouns = [...new Set(streams.map(({ noun }) => noun))];
  const whole = nouns.filter((noun) => !streams.some((one) => one.noun === noun && one.stream === 'backfill'));
  if (whole.length === 0) return null;
  const words = listed(whole.map((noun) => nounText(noun).toLowerCase()));
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)} are read whole each time`;
  return `${sentence}: the vendor takes no range of time for them, so there is none to set.`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayText = (at: string) => DAY.format(new Date(at));
