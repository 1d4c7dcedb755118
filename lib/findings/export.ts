import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { pageOf } from './list';
import type { ExportQuery } from './schema';
import type { FindingRow } from './shapes';

/** Read while the caller still takes the page before: memory does not grow with the list. */
const PAGE = 2000;
// By what never changes: of findings that are changed meanwhile none is missed and none is there twice.
const SORT = '-created';

export type FindingCells = (string | number | null)[][];

const FIELDS: readonly [string, (row: FindingRow) => string | number | null][] = [
  ['id', (row) => row.id],
  ['vendor id', (row) => row.externalId],
  ['source', (row) => row.source],
  ['tenant', (row) => row.tenant.name],
  ['kind', (row) => row.kind],
  ['severity', (row) => row.severity],
  ['severity at the vendor', (row) => row.vendorSeverity],
  ['status', (row) => row.status],
  ['status at the vendor', (row) => row.vendorStatus],
  ['title', (row) => row.title],
  ['person', (row) => row.person],
  ['resource', (row) => row.resource],
  ['account', (row) => row.account],
  ['policy', (row) => row.policy],
  ['owner', (row) => row.owner?.name ?? null],
  ['verdict', (row) => row.verdict],
  ['rank', (row) => row.rank],
  ['created', (row) => row.createdAt],
  ['updated', (row) => row.updatedAt],
  ['due', (row) => row.dueAt],
  ['closed', (row) => row.closedAt],
];

/**
 * All findings that match, newest first, as rows of a table in parts; titles are cut as in the list. What arrives meanwhile
 * is not among them. That they were taken out is on record before the first of them leaves.
 */
export async function exportFindings(ctx: Ctx, { q }: ExportQuery): Promise<AsyncIterable<FindingCells>> {
  allow(ctx, 'findings.read');
  const first = await pageOf(ctx, { q, sort: SORT, limit: PAGE }, null);
  const subject = { kind: 'workspace', id: ctx.workspaceId };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.export', subject, after: { q } }));
  async function* parts() {
    yield [FIELDS.map(([name]) => name)];
    for (let page = first; ; page = await pageOf(ctx, { q, sort: SORT, limit: PAGE }, page.next)) {
      yield page.rows.map((row) => FIELDS.map(([, of]) => of(row)));
      if (page.next === null) return;
    }
  }
  return parts();
}
