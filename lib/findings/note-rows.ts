import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { Person } from './shapes';

/** The people a note tells, each once. Throws `bad_input` at `mentions` for somebody who is not here. */
export async function membersTold(ctx: Ctx, userIds: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return [];
  const found = await db(ctx).membership.findMany({
    where: { workspaceId: ctx.workspaceId, userId: { in: wanted }, disabledAt: null, user: { disabledAt: null } },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { userId: 'asc' },
  });
  if (found.length === wanted.length) return found.map(({ user }) => user);
  const message = 'Somebody who is told of it is not here.';
  throw new AppError('bad_input', message, { mentions: message });
}

/** One note for each finding, and what it tells whom; the ids of the notes by finding. */
export function notesFor(ids: readonly string[]): Map<string, string> {
  return new Map(ids.map((id) => [id, uuidv7()]));
}

/** Writes a note to findings that are under our lock; those who are told find it under `is:mentioned`. */
export async function writeNotes(
  ctx: Ctx,
  noteIds: ReadonlyMap<string, string>,
  findingIds: readonly string[],
  body: string,
  told: readonly Person[],
): Promise<void> {
  const { workspaceId } = ctx;
  const authorId = person(ctx).userId;
  const notes = findingIds.map((findingId) => ({ findingId, id: noteIds.get(findingId) ?? uuidv7() }));
  await db(ctx).findingNote.createMany({ data: notes.map((note) => ({ ...note, workspaceId, authorId, body })) });
  const mentions = notes.flatMap(({ id, findingId }) =>
    told.map((one) => ({ workspaceId, userId: one.id, noteId: id, findingId })),
  );
  if (mentions.length > 0) await db(ctx).noteMention.createMany({ data: mentions });
}
