import { count } from '@/components/ui/format-number';
import type { Source, SourceStream } from '@/lib/sources/shapes';
import { nounText } from './words';

/** How far back each backfill goes, up to where it has come, and how many windows are not walked yet. */
export function RangePart({ source: { streams } }: { source: Pick<Source, 'streams'> }) {
  const filled = streams.flatMap((stream) => (stream.range ? [{ ...stream, range: stream.range }] : []));
  if (filled.length === 0) return null;
  return (
    <ul className="grid border-line border-t px-4 py-2 text-sm">
      {filled.map((stream) => (
        <li key={stream.noun}>
          <span className="text-ink-3">The past of {nounText(stream.noun).toLowerCase()}: </span>
          {rangeText(stream)}
        </li>
      ))}
    </ul>
  );
}

/** `1 Jun to 28 Nov 2026, read whole`, or up to where. */
export function rangeText({
  range,
  windowsDone,
  windowsTotal,
  dueAt,
}: Pick<SourceStream, 'windowsDone' | 'windowsTotal' | 'dueAt'> & {
  range: NonNullable<SourceStream['range']>;
}): string {
  const span = `${dayText(range.from)} to ${dayText(range.to)}`;
  if (dueAt === null) return `${span}, read whole`;
  const left = Math.max(0, windowsTotal - windowsDone);
  return `${span}, read back to ${dayText(range.next)}; ${count(left)} of ${count(windowsTotal)} windows not walked yet`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayText = (at: string) => DAY.format(new Date(at));
