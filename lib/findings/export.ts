import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { cellsOf, FINDING_HEAD, type FindingCells } from './cells';
import { pageOf } from './list';
import type { ExportQuery } from './schema';

/** One is read while the caller takes the one before: memory does not grow with the list. */
const PAGE = 2000;
// By what never changes: of findings that are changed meanwhile none is missed and none is there twice.
const SORT = '-created';

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
    yield [FINDING_HEAD];
    for (let page = first; ; ) {
      const next = page.next && pageOf(ctx, { q, sort: SORT, limit: PAGE }, page.next);
      // Whoever takes the parts hears of a failure when its turn comes; until then it is nobody's.
      next?.catch(() => {});
      yield page.rows.map(cellsOf);
      if (next === null) return;
      page = await next;
    }
  }
  return parts();
}
