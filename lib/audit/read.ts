import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { AuditEvent, type AuditPage, type AuditQuery } from './schema';

/** The workspace's records, newest first, by keyset: a page far down costs as much as the first. */
export async function listAudit(ctx: Ctx, query: AuditQuery): Promise<AuditPage> {
  allow(ctx, 'audit.read');
  return readAudit(ctx, query);
}

/** One record by its number. Throws `not_found`. */
export async function getAudit(ctx: Ctx, seq: number): Promise<AuditEvent> {
  allow(ctx, 'audit.read');
  const { events } = await readAudit(ctx, { before: seq + 1, limit: 1 });
  const [event] = events;
  if (event?.seq !== seq) throw new AppError('not_found', 'There is no such record.');
  return event;
}

/** As `listAudit`, for verbs that ask for a right of their own. */
export async function readAudit(ctx: Ctx, query: AuditQuery): Promise<AuditPage> {
  return inTx(ctx, async (ctx) => {
    const { actor, action, subject, from, to, before, limit } = query;
    const at = { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lt: new Date(to) } : {}) };
    const found = await db(ctx).auditEvent.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        ...(actor === undefined ? {} : { actorId: actor === 'worker' ? null : actor }),
        ...(action === undefined ? {} : { action: action.endsWith('.') ? { startsWith: action } : action }),
        ...(subject === undefined ? {} : { subjectId: subject }),
        ...(from || to ? { at } : {}),
        ...(before === undefined ? {} : { seq: { lt: before } }),
      },
      orderBy: { seq: 'desc' },
      omit: { mac: true },
      take: limit + 1,
    });
    const events = found.slice(0, limit).map((row) => AuditEvent.parse({ ...row, at: row.at.toISOString() }));
    return { events, next: found.length > limit ? (events.at(-1)?.seq ?? null) : null };
  });
}
