import type { VendorFault } from '@/lib/errors';
import type { Instant } from '@/lib/findings/shapes';
import type { ItemNoun } from '@/lib/model/record';

/** `silent`: it answers, and has sent nothing for three times as long as usual. */
export type SourceWord = 'fresh' | 'backfilling' | 'stale' | 'silent' | 'failing' | 'disabled';

/** One walk of one noun of a connection. */
export type SourceStream = {
  noun: 'finding' | ItemNoun;
  stream: 'head' | 'backfill' | 'open';
  state: 'idle' | 'running' | 'complete' | 'partial' | 'failed';
  word: SourceWord;
  startedAt: Instant | null;
  lastSuccessAt: Instant | null;
  lastNonemptyAt: Instant | null;
  /** How long it usually takes until it brings records again; null while that cannot be told. */
  usualGapMs: number | null;
  /** Of a backfill: how far back it goes, and up to where it has come, newest first. */
  range: { from: Instant; to: Instant; next: Instant } | null;
  /** When it is asked again; null when there is nothing more to do for it. */
  dueAt: Instant | null;
  /** How often it is asked; null while that cannot be told. */
  everyMs: number | null;
  failures: number;
  /** What went wrong last, in words that may be shown; null after a success. */
  error: string | null;
  errorAt: Instant | null;
  vendorTotal: number | null;
  windowsDone: number;
  windowsTotal: number;
  seen: number;
  changed: number;
  /** Records no schema could read. */
  odd: number;
};

/**
 * What is stored here, without what is gone at the vendor, against how many the vendor has: by its own count where it gives
 * one, over the past that was walked and with what came since.
 */
export type SourceTotal = { noun: 'finding' | ItemNoun; stored: number; vendorTotal: number | null; odd: number };

/** A kind of failure of one operation, as it was last; counted while no hour passes without it. */
export type SourceFailure = {
  operation: string;
  fault: VendorFault;
  at: Instant;
  firstAt: Instant;
  times: number;
  status: number | null;
  /** Our sentence, and the vendor's own words. */
  message: string;
  vendorMessage: string | null;
  vendorRequestId: string | null;
  retryAt: Instant | null;
};

export type Source = {
  id: string;
  name: string;
  vendor: string;
  origin: string;
  state: 'pending' | 'ok' | 'failing' | 'auth_failed' | 'disabled';
  stateNote: string | null;
  stateAt: Instant;
  verifiedAt: Instant | null;
  credentialsAt: Instant | null;
  /** The worst of its streams, in one word. */
  word: SourceWord;
  /** Up to when its findings are known to be as the vendor has them; null before the first whole look. */
  asOf: Instant | null;
  /** Of the backfill, 0 to 100; null when there is none or it is done. */
  percent: number | null;
  /** From its pace so far; null when that cannot be told. */
  remainingMs: number | null;
  /** One sentence for people, null when fresh. */
  message: string | null;
  streams: SourceStream[];
  /** Present when asked for with `counts=1`. */
  totals: SourceTotal[] | null;
  /** Calls that went wrong in the last day, newest first; with `counts=1`. */
  lastFailures: SourceFailure[] | null;
  /** What could not be read, most of it first; with `counts=1`. */
  drift: SourceDrift[] | null;
};

/** Records of one noun that no schema could read, by the reason: the vendor's answers have drifted from its papers. */
export type SourceDrift = { noun: SourceStream['noun']; reason: string; count: number; at: Instant };

/** GET /api/sources */
export type Sources = { asOf: Instant; sources: Source[] };
