import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { memberWhoActs } from '@/lib/findings/member-who-acts';
import { holdOpenCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { AddTask } from './schema';
import type { CaseRow } from './shapes';

/** Adds a task to a case, for somebody or for nobody yet. */
export async function addTask(ctx: Ctx, input: AddTask & { id: string }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdOpenCase(ctx, input.id);
    const assignee = await memberWhoActs(ctx, input.assigneeId, 'assigneeId');
    const { title } = input;
    const taskId = uuidv7();
    await db(ctx).caseTask.create({
      data: {
        workspaceId: ctx.workspaceId,
        id: taskId,
        caseId: held.id,
        title,
        assigneeId: assignee?.id ?? null,
        createdBy: person(ctx).userId,
      },
    });
    await updateCase(ctx, held);
    await writeAudit(ctx, {
      action: 'case.add_task',
      subject: { kind: 'case', id: held.id },
      after: { taskId, title, assignee },
    });
    return getCaseRow(ctx, held.id);
  });
}
