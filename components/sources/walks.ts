import { count } from '@/components/ui/format-number';
import type { Source, SourceStream, SourceTotal } from '@/lib/sources/shapes';
import { leftText, wordText } from './words';

/** One line of a source's table: one walk through one object. */
export type Walk = {
  id: string;
  stream: SourceStream;
  /** The first line of its object, which carries the object's name and totals; `span` is how many lines it has. */
  span: number | null;
  state: string;
  word: SourceStream['word'];
  /** `37 of 90`; null where this walk is not cut into windows. */
  windows: string | null;
  total: SourceTotal | null;
  next: { kind: 'running' } | { kind: 'at'; at: string } | { kind: 'none' };
};

const STREAM_ORDER: readonly SourceStream['stream'][] = ['head', 'open', 'backfill'];

/** Every walk of a source, those of one object together, findings first. */
export function walksOf(source: Pick<Source, 'streams' | 'totals' | 'remainingMs' | 'state'>): Walk[] {
  const halted = haltOf(source.state);
  const nouns = [...new Set(source.streams.map(({ noun }) => noun))].sort(
    (one, other) => Number(other === 'finding') - Number(one === 'finding'),
  );
  return nouns.flatMap((noun) => {
    const streams = source.streams
      .filter((stream) => stream.noun === noun)
      .sort((one, other) => STREAM_ORDER.indexOf(one.stream) - STREAM_ORDER.indexOf(other.stream));
    return streams.map((stream, index) => ({
      id: `${noun}.${stream.stream}`,
      stream,
      span: index === 0 ? streams.length : null,
      ...(halted ?? { word: stream.word, state: stateText(source, stream) }),
      windows: stream.windowsTotal > 0 ? `${count(stream.windowsDone)} of ${count(stream.windowsTotal)}` : null,
      total: source.totals?.find((total) => total.noun === noun) ?? null,
      next: halted ? { kind: 'none' } : nextOf(stream),
    }));
  });
}

/** How far a backfill's windows are, 0 to 100. */
export function percentOf({ windowsDone, windowsTotal }: SourceStream): number | null {
  return windowsTotal > 0 ? (windowsDone / windowsTotal) * 100 : null;
}

/** What stands for every walk of a source that nothing is read from, however well the last read went. */
function haltOf(state: Source['state']): Pick<Walk, 'word' | 'state'> | null {
  switch (state) {
    case 'disabled':
      return { word: 'disabled', state: 'Disabled' };
    case 'auth_failed':
      return { word: 'failing', state: 'Stopped' };
    case 'pending':
      return { word: 'backfilling', state: 'Waits for the check' };
    case 'ok':
    case 'failing':
      return null;
  }
}

function stateText(source: Pick<Source, 'remainingMs'>, stream: SourceStream): string {
  if (stream.word === 'fresh' && stream.stream === 'backfill') return stream.odd > 0 ? 'Done, some odd' : 'Done';
  // Some of what it read was set aside, or it could not tell what is gone.
  if (stream.word === 'fresh' && stream.state === 'partial') return 'Fresh, partly';
  if (stream.word !== 'backfilling') return wordText(stream.word);
  const left = leftText(source.remainingMs);
  return [wordText(stream.word, percentOf(stream)), left].filter((part) => part !== null).join(', ');
}

function nextOf({ state, dueAt }: SourceStream): Walk['next'] {
  if (state === 'running') return { kind: 'running' };
  return dueAt === null ? { kind: 'none' } : { kind: 'at', at: dueAt };
}

/**
 * `1,204 of 12,000`: stored here of what the vendor counts. Only what is stored where it does not count, or counted before
 * the rest arrived.
 */
export function storedText({ stored, vendorTotal }: SourceTotal): string {
  return vendorTotal === null || vendorTotal < stored ? count(stored) : `${count(stored)} of ${count(vendorTotal)}`;
}

/** What must be said of a number of stored records that has no total beside it; null where it has one. */
export function storedNote({ stored, vendorTotal }: SourceTotal): string | null {
  if (vendorTotal === null) return 'The vendor gives no total to compare with';
  return vendorTotal < stored ? `The vendor counted ${count(vendorTotal)} when it was last asked` : null;
}
