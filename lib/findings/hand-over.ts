import 'server-only';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { changeFinding, type MakePlan, setColumns } from './change';
import { memberWhoActs } from './member-who-acts';
import { notesFor, writeNotes } from './note-rows';
import type { FindingRow } from './shapes';

/** Gives a finding to a colleague with a note of how it stands, which the colleague is told of. */
export function handOver(
  ctx: Ctx,
  input: { id: string; ownerId: string; note: string; version: number },
): Promise<FindingRow> {
  return changeFinding(ctx, input, planHandOver(input.ownerId, input.note));
}

export function planHandOver(ownerId: string, note: string): MakePlan {
  return async (ctx, ids) => {
    person(ctx);
    const owner = await memberWhoActs(ctx, ownerId, 'ownerId');
    const told = owner ? [owner] : [];
    const noteIds = notesFor(ids);
    return {
      action: 'finding.hand_over',
      movesVersion: true,
      objection: (held) =>
        held.owner_id === ownerId ? { refused: `It is ${owner?.name ?? 'theirs'} already: write a note.` } : null,
      apply: async (ctx, held) => {
        await setColumns(ctx, held, { ownerId });
        await writeNotes(
          ctx,
          noteIds,
          held.map(({ id }) => id),
          note,
          told,
        );
      },
      record: (held) => ({
        before: { owner: held.owner_id === null ? null : { id: held.owner_id, name: held.owner ?? held.owner_id } },
        after: { owner, noteId: noteIds.get(held.id), body: note },
      }),
    };
  };
}
