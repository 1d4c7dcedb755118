import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';

export type AuditEntry = {
  /** What the person did: `finding.assign`, `connection.rotate`. */
  action: string;
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
};

/** Appends to the workspace's chain in the caller's transaction: the change and its record stand or fall together. */
export async function writeAudit(ctx: Ctx, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ action, subject, before, after }) => ({
    id: uuidv7(),
    actorId: ctx.actor.userId,
    actor: ctx.actor.name,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before: before ?? null,
    after: after ?? null,
    requestId: ctx.requestId,
  }));
  await db(ctx).$executeRaw`select audit_append(${ctx.workspaceId}::uuid, ${JSON.stringify(rows)}::jsonb)`;
}
