import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getFindingRow } from './detail';
import type { SettleConflict } from './schema';
import { setSeverity } from './set-severity';
import { setStatus } from './set-status';
import type { FindingRow } from './shapes';

/** A person's choice between the vendor's word on a field and ours. `conflict` when somebody else has chosen. */
export async function settleConflict(
  ctx: Ctx,
  { id, field, choice, version }: SettleConflict & { id: string },
): Promise<FindingRow> {
  allow(ctx, 'findings.act');
  const { userId: settledBy } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await getFindingRow(ctx, id);
    const { count } = await db(ctx).findingConflict.updateMany({
      where: { workspaceId: ctx.workspaceId, findingId: id, field, settledAt: null },
      data: { settledAt: new Date(), settledBy, choice },
    });
    if (count === 0 || row.version !== version) {
      throw new AppError('conflict', 'This finding changed since you opened it. It is shown as it is now.');
    }
    await writeAudit(ctx, {
      action: 'finding.settle_conflict',
      subject: { kind: 'finding', id },
      after: { field, choice },
    });
    if (choice === 'ours') return getFindingRow(ctx, id);
    if (field === 'severity') return setSeverity(ctx, { id, severity: null, version });
    return setStatus(ctx, { id, status: null, version });
  });
}
