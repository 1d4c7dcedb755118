import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { holdCase } from './hold';
import { link } from './link';
import { getCaseRow } from './read';
import type { CreateCase } from './schema';
import type { LinkResult } from './shapes';

/** Opens a case, owned by who opens it, with the findings it is about. */
export async function createCase(ctx: Ctx, { title, summary, findingIds = [] }: CreateCase): Promise<LinkResult> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const { userId } = person(ctx);
    const id = uuidv7();
    await db(ctx).caseFile.create({
      data: {
        workspaceId: ctx.workspaceId,
        id,
        number: await nextNumber(ctx),
        title,
        summary,
        ownerId: userId,
        createdBy: userId,
      },
    });
    const held = await holdCase(ctx, id);
    const { number } = held;
    await writeAudit(ctx, {
      action: 'case.create',
      subject: { kind: 'case', id },
      after: { number, title, summary },
    });
    const { linked, refused } = findingIds.length > 0 ? await link(ctx, held, findingIds) : { linked: 0, refused: [] };
    return { case: await getCaseRow(ctx, id), linked, refused };
  });
}

/** Numbers follow one another, so whoever opens one meanwhile waits. */
async function nextNumber(ctx: Ctx): Promise<number> {
  await db(ctx).$executeRaw`select pg_advisory_xact_lock(hashtextextended('case_number ' || ${ctx.workspaceId}, 0))`;
  const { _max } = await db(ctx).caseFile.aggregate({
    where: { workspaceId: ctx.workspaceId },
    _max: { number: true },
  });
  return (_max.number ?? 0) + 1;
}
