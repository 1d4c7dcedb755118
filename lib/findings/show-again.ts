import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';
import { changeFinding, type MakePlan, setColumns } from './change';
import type { FindingRow } from './shapes';

/** Shows a finding again that a rule suppresses. No rule suppresses it once more. */
export function showAgain(ctx: Ctx, input: { id: string; version: number }): Promise<FindingRow> {
  return changeFinding(ctx, input, planShowAgain());
}

export function planShowAgain(): MakePlan {
  return async (ctx, ids) => {
    const rules = await db(ctx).findingSuppression.findMany({
      where: { workspaceId: ctx.workspaceId, findingId: { in: [...ids] } },
      select: { findingId: true, rule: { select: { name: true } } },
    });
    const nameOf = new Map(rules.map(({ findingId, rule }) => [findingId, rule.name]));
    return {
      action: 'finding.unsuppress',
      movesVersion: true,
      objection: ({ own_status }) => (own_status === STATUS_CODES.suppressed ? null : 'same'),
      apply: async (ctx, held) => {
        await db(ctx).findingSuppression.deleteMany({
          where: { workspaceId: ctx.workspaceId, findingId: { in: held.map(({ id }) => id) } },
        });
        await setColumns(ctx, held, { ownStatus: null });
      },
      record: ({ id }) => ({ after: { why: 'asked', rule: nameOf.get(id) ?? null } }),
    };
  };
}
