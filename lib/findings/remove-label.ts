import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { labelOrigins } from './add-label';
import { changeFinding, type MakePlan } from './change';
import type { FindingRow } from './shapes';

/** Takes a label of ours off a finding. The vendor's labels are not ours to remove. */
export function removeLabel(ctx: Ctx, input: { id: string; label: string }): Promise<FindingRow> {
  return changeFinding(ctx, { id: input.id }, planRemoveLabel(input.label));
}

export function planRemoveLabel(label: string): MakePlan {
  return async (ctx, ids) => {
    const origins = await labelOrigins(ctx, ids, label);
    return {
      action: 'finding.remove_label',
      movesVersion: false,
      objection: ({ id }) => {
        const origin = origins.get(id);
        if (origin === 'vendor') return { refused: 'This label is the vendor’s; only the vendor can take it off.' };
        return origin ? null : 'same';
      },
      apply: (ctx, held) =>
        db(ctx).findingLabel.deleteMany({
          where: { workspaceId: ctx.workspaceId, findingId: { in: held.map(({ id }) => id) }, label, origin: 'own' },
        }),
      record: () => ({ before: { label } }),
    };
  };
}
