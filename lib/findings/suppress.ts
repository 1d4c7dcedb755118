import 'server-only';
import { db } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';
import { type MakePlan, setColumns } from './change';

/** Leaves findings out of what is open for as long as a rule holds. People close, accept or snooze instead. */
export function planSuppress(rule: { id: string; name: string; revision: number }): MakePlan {
  return async () => ({
    action: 'finding.suppress',
    movesVersion: true,
    // Only what nobody has touched: so there is no status of ours to come back to.
    objection: ({ own_status }) => (own_status === null ? null : 'same'),
    apply: async (ctx, held) => {
      await db(ctx).$executeRaw`
        insert into finding_suppression (workspace_id, finding_id, rule_id, revision)
        select ${ctx.workspaceId}::uuid, id, ${rule.id}::uuid, ${rule.revision} from unnest(${held.map(({ id }) => id)}::uuid[]) id
        on conflict (workspace_id, finding_id) do update set rule_id = excluded.rule_id, revision = excluded.revision, at = now()`;
      await setColumns(ctx, held, { ownStatus: STATUS_CODES.suppressed });
    },
    record: () => ({ after: { rule: rule.name } }),
  });
}
