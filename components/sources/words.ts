import { plural } from '@/components/ui/format-number';
import { age, duration } from '@/components/ui/format-time';
import type { Source, SourceStream, SourceWord } from '@/lib/sources/shapes';

const WORDS: Record<SourceWord, string> = {
  fresh: 'Fresh',
  backfilling: 'Backfilling',
  stale: 'Stale',
  silent: 'Silent',
  failing: 'Failing',
  disabled: 'Disabled',
};

/** Worst first: what somebody has to look at stands before what goes well. */
export const WORST_FIRST: readonly SourceWord[] = ['failing', 'stale', 'silent', 'backfilling', 'disabled', 'fresh'];

/** One word for a state; a backfill says how far it is. */
export function wordText(word: SourceWord, percent: number | null = null): string {
  return word === 'backfilling' && percent !== null ? `${WORDS[word]} ${Math.floor(percent)} %` : WORDS[word];
}

/** `about 2 m left`, or null where no pace can be told. */
export function leftText(remainingMs: number | null): string | null {
  if (remainingMs === null) return null;
  return remainingMs < 60_000 ? 'under a minute left' : `about ${duration(remainingMs)} left`;
}

/** `in 12 s` of a coming instant; `now` once it has come. */
export function untilText(at: string, now: number): string {
  const ms = new Date(at).getTime() - now;
  return ms < 1000 ? 'now' : `in ${age(ms)}`;
}

const NOUNS: Record<SourceStream['noun'], string> = {
  finding: 'Findings',
  policy: 'Policies',
  workflow: 'Workflows',
  workflow_run: 'Workflow runs',
  tag: 'Tags',
  activity: 'Activity',
  user: 'People',
};

export function nounText(noun: SourceStream['noun']): string {
  return NOUNS[noun];
}

const STREAMS: Record<SourceStream['stream'], { label: string; tip: string }> = {
  head: { label: 'New', tip: 'What arrived or changed since the last look' },
  backfill: { label: 'The past', tip: 'What was there before this connection was added, newest first' },
  open: { label: 'Open again', tip: 'Open records are read again in turn: the vendor cannot be asked what changed' },
};

export function streamText(stream: SourceStream['stream']): { label: string; tip: string } {
  return STREAMS[stream];
}

/** One sentence over all: `3 of 4 sources are fresh, 1 is backfilling.` */
export function summaryText(sources: readonly Pick<Source, 'word'>[]): string {
  const total = sources.length;
  const counted = WORST_FIRST.map((word) => ({ word, n: sources.filter((one) => one.word === word).length }));
  const fresh = counted.find(({ word }) => word === 'fresh')?.n ?? 0;
  if (fresh === total && total > 1) return `All ${total} sources are fresh.`;
  if (sources.length === 1 && sources[0]) return `The one source is ${WORDS[sources[0].word].toLowerCase()}.`;
  const rest = counted.filter(({ word, n }) => word !== 'fresh' && n > 0);
  const parts = rest.map(({ word, n }) => `${n} ${n === 1 ? 'is' : 'are'} ${WORDS[word].toLowerCase()}`);
  return `${fresh} of ${plural(total, 'source')} ${fresh === 1 ? 'is' : 'are'} fresh, ${parts.join(', ')}.`;
}
