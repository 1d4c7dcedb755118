import type { VendorFacts } from '@/components/findings/vendor-facts';
import type { SourceFreshness } from '@/components/shell/freshness';
import { age, duration } from '@/components/ui/format-time';
import { sourceLabel } from '@/components/ui/source-icon';
import type { Source } from '@/lib/sources/shapes';

const STATES = {
  fresh: 'fresh',
  backfilling: 'filling',
  stale: 'stale',
  silent: 'stale',
  failing: 'failed',
  disabled: 'stale',
} as const satisfies Record<Source['word'], SourceFreshness['state']>;

/** The sources as the top bar tells them: one word and how old; two tenants of one vendor go by their own names. */
export function freshnessOf(
  sources: readonly Source[],
  vendors: readonly Pick<VendorFacts, 'id' | 'source'>[],
  now: number,
): SourceFreshness[] {
  return sources.map((source) => {
    const siblings = sources.filter((other) => other.vendor === source.vendor);
    const vendor = vendors.find(({ id }) => id === source.vendor);
    return {
      id: source.id,
      label: vendor && siblings.length === 1 ? sourceLabel(vendor.source) : source.name,
      state: STATES[source.word],
      detail: detailOf(source, now),
    };
  });
}

function detailOf({ word, asOf, percent, remainingMs }: Source, now: number): string {
  const old = asOf === null ? null : age(now - Date.parse(asOf));
  switch (word) {
    case 'fresh':
      return old ?? 'not read yet';
    case 'backfilling': {
      const done = percent === null ? 'backfill' : `backfill ${Math.floor(percent)} %`;
      return remainingMs === null ? done : `${done}, ${duration(remainingMs)}`;
    }
    case 'stale':
      return old === null ? 'not read yet' : `stale, ${old}`;
    case 'silent':
      return old === null ? 'silent' : `silent, read ${old} ago`;
    case 'failing':
      return old === null ? 'failing' : `failing, ${old} old`;
    case 'disabled':
      return 'disabled';
  }
}

/** A source that the list cannot be trusted for, in a sentence. */
export type SourceNote = { id: string; tone: 'bad' | 'warn' | 'plain'; text: string; asOf: string | null };

/** What stands above the list: sources that are down, stale or still in their first backfill, the worst first. */
export function notesOf(sources: readonly Source[]): SourceNote[] {
  const order: Source['word'][] = ['failing', 'stale', 'silent', 'backfilling', 'disabled'];
  return sources
    .filter(({ word }) => order.includes(word))
    .sort((a, b) => order.indexOf(a.word) - order.indexOf(b.word))
    .map(({ id, name, word, message, asOf }) => ({
      id,
      tone: word === 'failing' ? 'bad' : word === 'stale' || word === 'silent' ? 'warn' : 'plain',
      text: message ?? `${name}: ${WORDS[word]}`,
      asOf: word === 'backfilling' ? null : asOf,
    }));
}

const WORDS: Record<Source['word'], string> = {
  fresh: 'up to date.',
  backfilling: 'its first records are still being read; older ones are missing here.',
  silent: 'it answers, but sends nothing for longer than usual.',
  stale: 'it has not been read for longer than it should.',
  failing: 'it cannot be read just now.',
  disabled: 'disabled; nothing new comes from it.',
};
