import type { Instant, Person } from '@/lib/findings/shapes';
import type { WordVendor } from './schema';

/** A vendor's word that is read as another one; the keys are the words without case. */
export type Alias = {
  id: string;
  vendor: WordVendor;
  word: string;
  wordKey: string;
  shownAs: string;
  shownKey: string;
  madeBy: Person;
  madeAt: Instant;
};

/** What an item that bears a word is called; `used` beyond those that are named. */
export type WordPlace = { noun: 'policy' | 'user'; id: string; externalId: string; title: string; tenantId: string };

/** One word as one vendor writes it: on findings, at Edge, or as a tag of Workato. */
export type WordUse =
  | { kind: 'label'; vendor: WordVendor; word: string; findings: number }
  | {
      kind: 'edge_tag';
      vendor: 'lacework-edge';
      word: string;
      /** What it stands for, where a policy says so: an app, a group. */
      name: string | null;
      policies: number;
      users: number;
      places: WordPlace[];
    }
  | { kind: 'workato_tag'; vendor: 'workato'; word: string; tagId: string; tenant: string; assignments: number | null };

/** A word with everybody who uses it, side by side. */
export type VocabularyWord = {
  /** The word without case: what is compared. */
  key: string;
  word: string;
  uses: WordUse[];
  /** Findings of `label:` this word, those of the words that are read as the same among them. */
  findings: number;
  /** The words that it is read as, and those that are read as it. */
  shownAs: Alias[];
  standsFor: Alias[];
};

/** GET /api/vocabulary. `isCut`: there are more than are listed; more letters show them. */
export type Vocabulary = { words: VocabularyWord[]; isCut: boolean };
