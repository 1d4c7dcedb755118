import 'server-only';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { changeFinding, type MakePlan } from './change';
import { membersTold, notesFor, writeNotes } from './note-rows';
import type { FindingRow } from './shapes';

/** Writes a note that stays here, and tells the people it mentions; a note for the vendor is an action. */
export function addNote(ctx: Ctx, input: { id: string; body: string; mentions?: string[] }): Promise<FindingRow> {
  return changeFinding(ctx, { id: input.id }, planNote(input.body, input.mentions));
}

export function planNote(body: string, mentions: readonly string[] = []): MakePlan {
  return async (ctx, ids) => {
    person(ctx);
    const told = await membersTold(ctx, mentions);
    const noteIds = notesFor(ids);
    return {
      action: 'finding.add_note',
      movesVersion: false,
      objection: () => null,
      apply: (ctx, held) =>
        writeNotes(
          ctx,
          noteIds,
          held.map(({ id }) => id),
          body,
          told,
        ),
      record: ({ id }) => ({
        after: { noteId: noteIds.get(id), body, ...(told.length > 0 && { told: told.map(({ name }) => name) }) },
      }),
    };
  };
}
