import { WORST_FIRST, wordText } from '@/components/sources/words';
import type { Source } from '@/lib/sources/shapes';
import type { Trust } from './headline';

type Known = Pick<Source, 'id' | 'name' | 'word' | 'percent' | 'message'>;

/** What must be said beside numbers that a source does not yet, or no longer, make whole. */
export type TrustNote = { id: string; word: Source['word']; text: string };

/** Whether a trend may be claimed. What is switched off on purpose stands still, and that is known. */
export function trustIn(sources: readonly Pick<Source, 'word'>[]): Trust {
  if (sources.some(({ word }) => ['failing', 'stale', 'silent'].includes(word))) return 'behind';
  return sources.some(({ word }) => word === 'backfilling') ? 'filling' : 'whole';
}

/** One note for each source whose counts are not the whole truth, worst first. */
export function trustNotes(sources: readonly Known[]): TrustNote[] {
  return WORST_FIRST.flatMap((word) => sources.filter((source) => source.word === word)).flatMap((source) => {
    const text = noteText(source);
    return text === null ? [] : [{ id: source.id, word: source.word, text }];
  });
}

// The sentences of the server begin with the source's name.
function noteText({ name, word, percent, message }: Known): string | null {
  switch (word) {
    case 'fresh':
      return null;
    case 'backfilling':
      if (percent === null && message !== null) return message;
      return `${wordText(word, percent)}: counts of ${name} still grow`;
    case 'stale':
    case 'silent':
    case 'failing':
      return message ?? `${name}: what came since is missing.`;
    case 'disabled':
      return `${name} is disabled: its counts stand still`;
  }
}
