import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { parseQuery } from '@/lib/query/parse';
import { getBoard } from './read';
import type { Card } from './schema';
import type { Board } from './shapes';

/** A card whose query cannot be read is not kept; the answer names the card and points at what is wrong. */
export function checkCards(cards: readonly Card[]): void {
  for (const [at, { q, title }] of cards.entries()) {
    const parsed = parseQuery(q);
    if (!parsed.ok) {
      const { message } = parsed.problem;
      throw new AppError('bad_input', `“${title}”: ${message}`, { [`cards.${at}.q`]: message });
    }
  }
}

/** The dashboard, if this person may change it. */
export async function editable(ctx: Ctx, id: string): Promise<Board> {
  const board = await getBoard(ctx, { id });
  if (board.isShared) allow(ctx, 'dashboards.share');
  return board;
}

/** Whoever was slower is told who was faster. */
export function tooLate(now: Board): AppError {
  return new AppError('conflict', `${now.updatedBy.name} changed “${now.name}” while you had it open.`);
}
