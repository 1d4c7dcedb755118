import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';

const BATCH = 500;
const ACCEPTED = STATUS_CODES.accepted;

/** Lets findings follow the folds they were accepted or re-opened with; answers whether there are more. */
export async function moveFolds(ctx: Ctx): Promise<boolean> {
  const next = await inTx(ctx, (ctx) =>
    db(ctx).foldAcceptance.findFirst({
      where: { workspaceId: ctx.workspaceId, moving: true },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  );
  if (next) await moveFold(ctx, next.id);
  return next !== null;
}

/**
 * Moves so many of a fold's findings, with their records, in one transaction. What is to be done stands in the tables:
 * whoever is killed meanwhile, the next one goes on, and two at once move nothing twice.
 */
export async function moveFold(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const fold = await db(ctx).foldAcceptance.findFirst({ where: { workspaceId, id }, include: { accepter: true } });
    if (!fold?.moving) return;
    const isOut = fold.state === 'active';
    const { walked, moved } = isOut ? await moveOut(ctx, id) : await bringBack(ctx, id);
    const after = isOut
      ? { fold: id, by: fold.accepter.name, until: fold.expiresAt, reason: fold.reason }
      : { fold: id, why: fold.reopenedWhy };
    await writeAudit(
      ctx,
      ...moved.map((finding) => ({
        action: isOut ? 'finding.accept_fold' : 'finding.reopen_fold',
        subject: { kind: 'finding', id: finding },
        after,
      })),
    );
    // One that was accepted anew or re-opened meanwhile has another version, and its own findings to move.
    if (walked < BATCH)
      await db(ctx).foldAcceptance.updateMany({
        where: { workspaceId, id, version: fold.version },
        data: { moving: false },
      });
  });
}

type Moved = { walked: number; moved: string[] };

/**
 * Locked in the order of their ids, as every change locks them. What a person moved on meanwhile stays where it was put. A
 * snooze or a rule that hid it ends with this: it comes back to what it was before that.
 */
async function moveOut(ctx: Ctx, id: string): Promise<Moved> {
  const { workspaceId } = ctx;
  const done = await db(ctx).$queryRaw<{ id: string; moved: boolean; worse: boolean }[]>`
    with due as materialized (
      select c.finding_id as id, c.own_status, c.severity from fold_finding c
      where c.workspace_id = ${workspaceId}::uuid and c.fold_id = ${id}::uuid and not c.moved order by c.finding_id limit ${BATCH}),
    held as materialized (
      select f.id, f.own_status is not distinct from due.own_status as is_same, f.severity > due.severity as worse
      from due join finding f on f.workspace_id = ${workspaceId}::uuid and f.id = due.id order by f.id for update of f),
    woken as (delete from finding_snooze z using held where z.workspace_id = ${workspaceId}::uuid and z.finding_id = held.id
      and held.is_same returning z.finding_id, z.own_status),
    shown as (delete from finding_suppression s using held where s.workspace_id = ${workspaceId}::uuid and s.finding_id = held.id
      and held.is_same),
    out as (update finding f set own_status = ${ACCEPTED}, version = f.version + 1 from held
      where f.workspace_id = ${workspaceId}::uuid and f.id = held.id and held.is_same
        and f.own_status is distinct from ${ACCEPTED} returning f.id),
    noted as (update fold_finding c set moved = true,
        own_status = case when woken.finding_id is not null then woken.own_status
          when c.own_status = ${STATUS_CODES.suppressed} then null else c.own_status end
      from held left join woken on woken.finding_id = held.id
      where c.workspace_id = ${workspaceId}::uuid and c.finding_id = held.id)
    select held.id, out.id is not null as moved, held.worse from held left join out on out.id = held.id`;
  // It rose after it was looked at and before it was locked: the same as if it had a moment later.
  const worse = done.find((one) => one.worse);
  if (worse)
    await db(ctx).foldAcceptance.updateMany({
      where: { workspaceId, id, state: 'active', worsenedBy: null },
      data: { worsenedBy: worse.id },
    });
  return { walked: done.length, moved: done.filter((one) => one.moved).map((one) => one.id) };
}

async function bringBack(ctx: Ctx, id: string): Promise<Moved> {
  const { workspaceId } = ctx;
  const done = await db(ctx).$queryRaw<{ id: string; moved: boolean }[]>`
    with due as materialized (
      select c.finding_id as id, c.own_status, c.moved from fold_finding c
      where c.workspace_id = ${workspaceId}::uuid and c.fold_id = ${id}::uuid order by c.finding_id limit ${BATCH}),
    held as materialized (
      select f.id, due.own_status, due.moved and f.own_status is not distinct from ${ACCEPTED}
        and due.own_status is distinct from ${ACCEPTED} as is_ours
      from due join finding f on f.workspace_id = ${workspaceId}::uuid and f.id = due.id order by f.id for update of f),
    back as (update finding f set own_status = held.own_status, version = f.version + 1 from held
      where f.workspace_id = ${workspaceId}::uuid and f.id = held.id and held.is_ours and f.own_status = ${ACCEPTED}
      returning f.id, f.status < ${ACCEPTED} as is_open),
    gone as (delete from fold_finding c using held where c.workspace_id = ${workspaceId}::uuid and c.finding_id = held.id)
    select held.id, coalesce(back.is_open, false) as moved from held left join back on back.id = held.id`;
  return { walked: done.length, moved: done.filter((one) => one.moved).map((one) => one.id) };
}
