import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { memberWhoActs } from '@/lib/findings/member-who-acts';
import { holdOpenCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { ChangeTask } from './schema';
import type { CaseRow } from './shapes';

/** Changes a task: its words, whose it is, or that it is done; what is not given stays. */
export async function changeTask(ctx: Ctx, input: ChangeTask & { id: string }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const where = { workspaceId: ctx.workspaceId, id: input.id };
    const task = await db(ctx).caseTask.findFirst({ where, select: { caseId: true } });
    if (!task) throw new AppError('not_found', 'There is no such task.');
    const held = await holdOpenCase(ctx, task.caseId);
    const before = await db(ctx).caseTask.findFirstOrThrow({
      where,
      include: { assignee: { select: { id: true, name: true } } },
    });
    if (before.version !== input.version)
      throw new AppError('conflict', 'This task changed since you opened the case.');
    const assignee =
      input.assigneeId === undefined ? before.assignee : await memberWhoActs(ctx, input.assigneeId, 'assigneeId');
    const wasDone = before.doneAt !== null;
    const { title = before.title, done = wasDone } = input;
    const moved =
      done === wasDone ? {} : { doneAt: done ? new Date() : null, doneBy: done ? person(ctx).userId : null };
    await db(ctx).caseTask.updateMany({
      where,
      data: { title, assigneeId: assignee?.id ?? null, ...moved, version: { increment: 1 } },
    });
    await updateCase(ctx, held);
    await writeAudit(ctx, {
      action: 'case.change_task',
      subject: { kind: 'case', id: held.id },
      before: { title: before.title, assignee: before.assignee, done: wasDone },
      after: { taskId: input.id, title, assignee, done },
    });
    return getCaseRow(ctx, held.id);
  });
}
