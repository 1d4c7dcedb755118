import { plural } from '@/components/ui/format-number';
import { termText } from '@/lib/query/print';
import { WORD_VENDORS, type WordVendor } from '@/lib/vocabulary/schema';
import type { VocabularyWord, WordUse } from '@/lib/vocabulary/shapes';

export const VENDOR_WORDS: Record<WordVendor, string> = {
  'zscaler-workflow': 'DLP',
  'zscaler-posture': 'Posture',
  'lacework-edge': 'Edge',
  workato: 'Workato',
  onequeue: 'Onequeue',
};

/** How much one vendor uses a word, in a few words; null where it has none. */
export function usedText(uses: readonly WordUse[], vendor: WordVendor): string | null {
  const theirs = uses.filter((use) => use.vendor === vendor);
  if (theirs.length === 0) return null;
  return theirs.map(amount).join(', ');
}

function amount(use: WordUse): string {
  switch (use.kind) {
    case 'edge_tag':
      return [
        use.policies > 0 && plural(use.policies, 'policy', 'policies'),
        use.users > 0 && plural(use.users, 'person', 'people'),
      ]
        .filter(Boolean)
        .join(', ');
    case 'workato_tag':
      return use.assignments === null ? 'in use: not given' : plural(use.assignments, 'asset');
    case 'label':
      return plural(use.findings, 'finding');
  }
}

/** The query for the findings of a word. */
export function findingsOf(word: string): string {
  return termText('label', word);
}

/** Whose word it is, for the map: those who use it, or those who would if nobody does. */
export function vendorsOf({ uses }: Pick<VocabularyWord, 'uses'>): WordVendor[] {
  const using = [...new Set(uses.map(({ vendor }) => vendor))];
  return using.length > 0 ? using : [...WORD_VENDORS];
}

/** What a word is called: a tag of Edge that stands for an app or a group has its name. */
export function wordTitle({ word, uses }: Pick<VocabularyWord, 'word' | 'uses'>): {
  title: string;
  also: string | null;
} {
  const named = uses.find((use) => use.kind === 'edge_tag' && use.name !== null);
  if (named?.kind !== 'edge_tag' || named.name === null || named.name === word) return { title: word, also: null };
  return { title: named.name, also: word };
}
