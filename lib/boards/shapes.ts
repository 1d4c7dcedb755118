import type { Card } from './schema';

/** A dashboard that somebody made. */
export type Board = {
  id: string;
  name: string;
  cards: Card[];
  isShared: boolean;
  owner: { id: string; name: string };
  /** ISO 8601, and by whom. */
  updatedAt: string;
  updatedBy: { id: string; name: string };
  version: number;
  /** May be changed by the person who asks. */
  isEditable: boolean;
};
/** GET /api/boards: those the person may see, by name. */
export type Boards = { boards: Pick<Board, 'id' | 'name' | 'isShared'>[] };

/** A number and the query that opens the queue with exactly that many. */
export type Count = { value: number; query: string };
/** One bar, or one day of a line. `key` is the word of a closed set, a day, or an id; null where there is no value. */
export type CardGroup = { key: string | null; label: string; of: Count };
/** What a card shows; `problem` instead, when its query cannot be asked (any more). */
export type CardNumbers = { of: Count; groups: CardGroup[] };
export type CardAnswer = { id: string } & ({ numbers: CardNumbers } | { problem: string });
/** GET /api/boards/:id/numbers. Days are those of UTC; `from` is included, `to` is not. */
export type BoardNumbers = { days: number; from: string; to: string; asOf: string; cards: CardAnswer[] };
