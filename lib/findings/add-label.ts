import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { changeFinding, type MakePlan } from './change';
import type { FindingRow } from './shapes';

/** Puts a label of ours on a finding; a label at the vendor is an action. */
export function addLabel(ctx: Ctx, input: { id: string; label: string }): Promise<FindingRow> {
  return changeFinding(ctx, { id: input.id }, planAddLabel(input.label));
}

export function planAddLabel(label: string): MakePlan {
  return async (ctx, ids) => {
    const origins = await labelOrigins(ctx, ids, label);
    return {
      action: 'finding.add_label',
      movesVersion: false,
      objection: ({ id }) => (origins.has(id) ? 'same' : null),
      apply: (ctx, held) =>
        db(ctx).findingLabel.createMany({
          data: held.map(({ id }) => ({ workspaceId: ctx.workspaceId, findingId: id, label, origin: 'own' })),
          skipDuplicates: true, // the sync may have brought it from the vendor meanwhile
        }),
      record: () => ({ after: { label } }),
    };
  };
}

/** Which of the findings carry a label, and whose it is. */
export async function labelOrigins(ctx: Ctx, ids: readonly string[], label: string): Promise<Map<string, string>> {
  const labels = await db(ctx).findingLabel.findMany({
    where: { workspaceId: ctx.workspaceId, findingId: { in: [...ids] }, label },
    select: { findingId: true, origin: true },
  });
  return new Map(labels.map(({ findingId, origin }) => [findingId, origin]));
}
