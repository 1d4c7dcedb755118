import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { readAudit } from './read';
import type { AuditEvent, AuditQuery } from './schema';
import { writeAudit } from './write';

/** Read while the caller still takes the page before: memory does not grow with the log. */
const PAGE = 1000;

export type AuditRows = (string | number | null)[][];
const HEAD = [
  ...['number', 'time', 'who', 'who id', 'what', 'about', 'about id'],
  ...['before', 'after', 'request id'],
];

/** All records that fit, newest first, as rows of a table in parts. That they were taken out is a record itself, and the first of them. */
export async function exportAudit(ctx: Ctx, query: AuditQuery): Promise<AsyncIterable<AuditRows>> {
  allow(ctx, 'audit.read');
  const { limit: _limit, ...asked } = query;
  await inTx(ctx, (ctx) =>
    writeAudit(ctx, { action: 'audit.export', subject: { kind: 'workspace', id: ctx.workspaceId }, after: asked }),
  );
  return auditRows(ctx, query);
}

/** As `exportAudit`, for verbs that ask for a right of their own. What cannot be read at all throws before anything is answered. */
export async function auditRows(ctx: Ctx, query: AuditQuery): Promise<AsyncIterable<AuditRows>> {
  const first = await readAudit(ctx, { ...query, limit: PAGE });
  async function* parts() {
    yield [HEAD];
    for (let page = first; ; page = await readAudit(ctx, { ...query, before: page.next ?? 0, limit: PAGE })) {
      yield page.events.map(rowOf);
      if (page.next === null) return;
    }
  }
  return parts();
}

function rowOf(event: AuditEvent): AuditRows[number] {
  const { seq, at, actor, actorId, action, subjectKind, subjectId, before, after, requestId } = event;
  return [seq, at, actor, actorId, action, subjectKind, subjectId, json(before), json(after), requestId];
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
