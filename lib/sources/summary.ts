import type { Source, SourceStream, SourceWord } from './shapes';

/** What is known of a stream before it is judged. */
export type Stream = Omit<SourceStream, 'word'> & {
  /** A worker is on it now. */
  running: boolean;
  /** The last look that went well brought nothing. */
  isQuiet: boolean;
  /** The vendor asked us to wait; that is no failure. */
  throttled: boolean;
  /** When this backfill began. */
  beganAt: string | null;
};
type State = Pick<Source, 'name' | 'state' | 'stateNote' | 'stateAt'>;
export type Summary = Pick<Source, 'word' | 'asOf' | 'percent' | 'remainingMs' | 'message'>;

/** Without a known interval, and for a first look that nobody takes up. */
const PATIENCE_MS = 10 * 60_000;
const SHORTEST_MS = 60_000;
const WORST: readonly SourceWord[] = ['failing', 'stale', 'silent', 'backfilling', 'fresh'];

/** One stream in one word. Stale: not read for longer than three times its interval; silent: read, and nothing came for so long. */
export function wordOf(stream: Stream, now: number): SourceWord {
  if (stream.failures > 0 && !stream.throttled) return 'failing';
  if (stream.dueAt === null) return 'fresh';
  const filling = stream.stream === 'backfill' || stream.lastSuccessAt === null;
  if (stream.running) return filling ? 'backfilling' : 'fresh';
  if (filling) return now - Date.parse(stream.dueAt) > PATIENCE_MS ? 'stale' : 'backfilling';
  const patience = Math.max(3 * (stream.everyMs ?? PATIENCE_MS / 3), SHORTEST_MS);
  if (now - Date.parse(stream.lastSuccessAt ?? '') > patience) return 'stale';
  return isSilent(stream, now) ? 'silent' : 'fresh';
}

/** The round of what is new answers with nothing for three times as long as usual. What is still open may well be none. */
function isSilent({ stream, isQuiet, lastNonemptyAt, usualGapMs, everyMs }: Stream, now: number): boolean {
  if (stream !== 'head' || !isQuiet || usualGapMs === null || lastNonemptyAt === null) return false;
  const usual = Math.max(usualGapMs, everyMs ?? 0, SHORTEST_MS / 3);
  return now - Date.parse(lastNonemptyAt) > 3 * usual;
}

/** A connection in one word, a time and a sentence: the worst of its streams decides. */
export function summaryOf(source: State, streams: readonly Stream[], now: number): Summary {
  const word = sourceWord(source, streams, now);
  const backfill = progressOf(streams, now);
  const asOf = asOfOf(streams);
  return { word, asOf, ...backfill, message: messageOf(word, source, streams, now) };
}

function sourceWord({ state }: State, streams: readonly Stream[], now: number): SourceWord {
  if (state === 'disabled') return 'disabled';
  if (state === 'auth_failed' || state === 'failing') return 'failing';
  if (streams.length === 0) return 'backfilling';
  const words = streams.map((stream) => wordOf(stream, now));
  return WORST.find((word) => words.includes(word)) ?? 'fresh';
}

// A backfill says nothing of how new things are; what is read round by round says it, findings before all else.
function asOfOf(streams: readonly Stream[]): string | null {
  const rounds = streams.filter(({ stream, dueAt }) => stream !== 'backfill' && dueAt !== null);
  const ofFindings = rounds.filter(({ noun }) => noun === 'finding');
  const times = (ofFindings.length > 0 ? ofFindings : rounds).map(({ lastSuccessAt }) => lastSuccessAt);
  if (times.includes(null)) return null;
  return times.reduce((oldest, at) => (oldest === null || (at !== null && at < oldest) ? at : oldest), null);
}

function progressOf(streams: readonly Stream[], now: number): Pick<Summary, 'percent' | 'remainingMs'> {
  const open = streams.filter(({ stream, dueAt }) => stream === 'backfill' && dueAt !== null);
  if (open.length === 0) return { percent: null, remainingMs: null };
  const done = open.reduce((sum, one) => sum + one.windowsDone, 0);
  const total = open.reduce((sum, one) => sum + one.windowsTotal, 0);
  const began = Math.min(...open.map(({ beganAt }) => (beganAt === null ? now : Date.parse(beganAt))));
  if (total === 0) return { percent: 0, remainingMs: null };
  const remainingMs = done > 0 ? Math.round(((now - began) / done) * (total - done)) : null;
  return { percent: Math.min(100, Math.floor((100 * done) / total)), remainingMs };
}

function messageOf(word: SourceWord, source: State, streams: readonly Stream[], now: number): string | null {
  const { name, stateNote } = source;
  switch (word) {
    case 'fresh':
      return null;
    case 'disabled':
      return `${name} is disabled; nothing new comes from it.`;
    case 'failing': {
      const failed = streams.find((stream) => wordOf(stream, now) === 'failing');
      const stopped =
        source.state === 'auth_failed' ? (stateNote ?? 'It refused our credentials. Rotate them in Settings.') : null;
      return `${name}: ${stopped ?? failed?.error ?? stateNote ?? 'it does not answer as it should.'}`;
    }
    case 'stale':
      return `${name} has not been read for longer than three times its interval.`;
    case 'silent': {
      const quiet = streams.find((stream) => wordOf(stream, now) === 'silent');
      const usual = quiet?.usualGapMs ? ` Usually something comes within ${spanOf(quiet.usualGapMs)}.` : '';
      return `${name} answers, but has sent nothing for ${spanOf(now - Date.parse(quiet?.lastNonemptyAt ?? ''))}.${usual}`;
    }
    case 'backfilling':
      return source.state === 'pending'
        ? `${name} waits for its first check.`
        : `${name}: its past is still being read; older records are missing here.`;
  }
}

/** In one unit: "40 seconds", "12 minutes", "3 hours". */
function spanOf(ms: number): string {
  const [size, unit] = (
    [
      [86_400_000, 'day'],
      [3_600_000, 'hour'],
      [60_000, 'minute'],
    ] as const
  ).find(([size]) => ms >= 2 * size) ?? [1000, 'second'];
  return `${Math.max(1, Math.round(ms / size))} ${unit}s`;
}
