import 'server-only';
import { type AuditRows, auditRows } from '@/lib/audit/export';
import { AuditQuery } from '@/lib/audit/schema';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { getFindingRow } from './detail';

/** Every change of a finding, whoever made it, with before and after, newest first. Throws `not_found`. */
export async function exportHistory(ctx: Ctx, id: string): Promise<AsyncIterable<AuditRows>> {
  allow(ctx, 'findings.read');
  await getFindingRow(ctx, id);
  return auditRows(ctx, AuditQuery.parse({ subject: id }));
}
