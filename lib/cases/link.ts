import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { changeFindings, type MakePlan } from '@/lib/findings/change';
import { type HeldCase, holdOpenCase, nameOfCase, updateCase } from './hold';
import { getCaseRow } from './read';
import { MOST_FINDINGS } from './schema';
import type { LinkResult } from './shapes';

/** Puts findings into a case. One that is in another case stays there and says so. */
export async function linkFindings(ctx: Ctx, input: { id: string; findingIds: string[] }): Promise<LinkResult> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdOpenCase(ctx, input.id);
    const { linked, refused } = await link(ctx, held, input.findingIds);
    if (linked > 0) await updateCase(ctx, held);
    return { case: await getCaseRow(ctx, held.id), linked, refused };
  });
}

/** Links findings to a case under our lock; the case's own audit row counts them, each finding has one too. */
export async function link(ctx: Ctx, held: HeldCase, findingIds: string[]): Promise<Omit<LinkResult, 'case'>> {
  const before = await db(ctx).caseFinding.count({ where: { workspaceId: ctx.workspaceId, caseId: held.id } });
  if (before + findingIds.length > MOST_FINDINGS) {
    const message = `A case has at most ${MOST_FINDINGS} findings; this one has ${before}.`;
    throw new AppError('bad_input', message, { findingIds: message });
  }
  const results = await changeFindings(
    ctx,
    findingIds.map((id) => ({ id })),
    planLink(held),
  );
  const linked = results.filter(({ result }) => result === 'done').length;
  if (linked > 0) {
    await writeAudit(ctx, {
      action: 'case.link',
      subject: { kind: 'case', id: held.id },
      before: { findings: before },
      after: { findings: before + linked },
    });
  }
  const refused = results.flatMap(({ id, result, message }) =>
    result === 'done' || result === 'unchanged' ? [] : [{ id, message: message ?? 'This could not be done.' }],
  );
  return { linked, refused };
}

function planLink(held: HeldCase): MakePlan {
  return async (ctx, ids) => {
    const links = await db(ctx).caseFinding.findMany({
      where: { workspaceId: ctx.workspaceId, findingId: { in: [...ids] } },
      select: { findingId: true, caseId: true, caseFile: { select: { number: true } } },
    });
    const inCase = new Map(links.map((one) => [one.findingId, one]));
    return {
      action: 'finding.link_case',
      movesVersion: false,
      objection: ({ id }) => {
        const link = inCase.get(id);
        if (!link) return null;
        return link.caseId === held.id ? 'same' : { refused: `It is in case ${link.caseFile.number} already.` };
      },
      apply: (ctx, findings) =>
        db(ctx).caseFinding.createMany({
          data: findings.map(({ id }) => ({
            workspaceId: ctx.workspaceId,
            findingId: id,
            caseId: held.id,
            addedBy: person(ctx).userId,
          })),
        }),
      record: () => ({ after: { case: nameOfCase(held) } }),
    };
  };
}
