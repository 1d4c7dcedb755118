import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { nameOf, VERDICT_CODES } from '@/lib/model/finding';
import { holdCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { CaseRow } from './shapes';

/** Opens a closed case again. The verdicts its findings were given stay until another is given. */
export async function reopenCase(ctx: Ctx, input: { id: string; version: number }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdCase(ctx, input.id, input.version);
    if (!held.closed) throw new AppError('not_possible', `Case ${held.number} is open.`);
    await updateCase(ctx, held, { verdict: null, verdictReason: null, closedAt: null });
    await writeAudit(ctx, {
      action: 'case.reopen',
      subject: { kind: 'case', id: held.id },
      before: { verdict: held.verdict === null ? null : nameOf(VERDICT_CODES, held.verdict) },
    });
    return getCaseRow(ctx, held.id);
  });
}
