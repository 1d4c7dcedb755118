import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { memberWhoActs } from '@/lib/findings/member-who-acts';
import { holdOpenCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { ChangeCase } from './schema';
import type { CaseRow } from './shapes';

/** Changes what a case is called, says, or who owns it; what is not given stays. */
export async function changeCase(ctx: Ctx, input: ChangeCase & { id: string }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdOpenCase(ctx, input.id, input.version);
    const { title = held.title, summary = held.summary } = input;
    const owner = input.ownerId === undefined ? undefined : await memberWhoActs(ctx, input.ownerId, 'ownerId');
    const ownerId = owner === undefined ? held.owner_id : (owner?.id ?? null);
    if (title === held.title && summary === held.summary && ownerId === held.owner_id) return getCaseRow(ctx, held.id);
    const before = await getCaseRow(ctx, held.id);
    await updateCase(ctx, held, { title, summary, ownerId });
    const after = await getCaseRow(ctx, held.id);
    await writeAudit(ctx, {
      action: 'case.change',
      subject: { kind: 'case', id: held.id },
      before: { title: held.title, summary: held.summary, owner: before.owner },
      after: { title, summary, owner: after.owner },
    });
    return after;
  });
}
