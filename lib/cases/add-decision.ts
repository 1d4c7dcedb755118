import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { holdOpenCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { CaseRow } from './shapes';

/** Writes into the decision log, which is only ever added to. */
export async function addDecision(ctx: Ctx, input: { id: string; body: string }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdOpenCase(ctx, input.id);
    const { body } = input;
    await db(ctx).caseDecision.create({
      data: { workspaceId: ctx.workspaceId, id: uuidv7(), caseId: held.id, authorId: person(ctx).userId, body },
    });
    await updateCase(ctx, held);
    await writeAudit(ctx, { action: 'case.decide', subject: { kind: 'case', id: held.id }, after: { body } });
    return getCaseRow(ctx, held.id);
  });
}
