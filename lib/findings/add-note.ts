import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { changeFinding, type MakePlan } from './change';
import type { FindingRow } from './shapes';

/** Writes a note that stays here; a note for the vendor is an action. */
export function addNote(ctx: Ctx, input: { id: string; body: string }): Promise<FindingRow> {
  return changeFinding(ctx, { id: input.id }, planNote(input.body));
}

export function planNote(body: string): MakePlan {
  return async (ctx, ids) => {
    const authorId = person(ctx).userId;
    const noteIds = new Map(ids.map((id) => [id, uuidv7()]));
    return {
      action: 'finding.add_note',
      movesVersion: false,
      objection: () => null,
      apply: (ctx, held) =>
        db(ctx).findingNote.createMany({
          data: held.map(({ id }) => ({
            id: noteIds.get(id) ?? uuidv7(),
            workspaceId: ctx.workspaceId,
            findingId: id,
            authorId,
            body,
          })),
        }),
      record: ({ id }) => ({ after: { noteId: noteIds.get(id), body } }),
    };
  };
}
