import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { badQuery } from '@/lib/query/bad-query';
import { parseQuery } from '@/lib/query/parse';
import { getView } from './read';
import type { SavedView } from './shapes';

/** A query that cannot be read is not kept; the answer points at what is wrong. */
export function checkQuery(q: string): void {
  const parsed = parseQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
}

/** The view, if this person may change it. */
export async function editable(ctx: Ctx, id: string): Promise<SavedView> {
  const view = await getView(ctx, id);
  if (view.isShared) allow(ctx, 'views.share');
  return view;
}

/** Whoever was slower is told who was faster, and when: what they typed is theirs to keep. */
export function tooLate(now: SavedView): AppError {
  return new AppError('conflict', `${now.updatedBy.name} changed “${now.name}” while you had it open.`);
}
