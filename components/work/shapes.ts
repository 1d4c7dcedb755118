import type { Trouble } from '@/lib/actions/shapes';
import type { FindingRow } from '@/lib/findings/shapes';

/** A number and the query that opens exactly what it counts. */
export type Counted = { id: string; words: string; q: string; total: number };
/** What a colleague did meanwhile. */
export type Deed = { actor: string; action: string; count: number };

/** GET /api/me/work */
export type MyWork = {
  mine: { total: number; items: FindingRow[] };
  waiting: Counted[];
  /** Requests at the vendors that wait for an answer; null for who may not answer. */
  approvals: number | null;
  trouble: Trouble[];
  /** Since when, and why it begins there. */
  since: string;
  sinceWhy: 'asked' | 'left' | 'first';
  changed: Counted[];
  deeds: Deed[];
  handedOver: number;
  now: string;
};
