import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared, within } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { countFindings } from '@/lib/findings/counts';
import { readQuery } from '@/lib/findings/scope';
import { printQuery } from '@/lib/query/print';
import { FOLD_SQL, foldPageSql } from './fold-rows-sql';
import type { ListFoldsQuery } from './schema';
import type { FoldPage, FoldRow } from './shapes';

const LOOSE = printQuery(readQuery('source:posture is:open (-has:policy OR -has:account)'));

type Page = { items: FoldRow[]; total: number; tabs: FoldPage['tabs'] };

/** The folds of a tab: the worst open ones, those that came back last, or those whose acceptance ends next. */
export async function listFolds(ctx: Ctx, { tab, text }: ListFoldsQuery): Promise<FoldPage> {
  allow(ctx, 'findings.read');
  const [[page], loose] = await Promise.all([
    prepared<{ page: Page }>(ctx, foldPageSql(tab), [ctx.workspaceId, text]),
    countFindings(ctx, LOOSE),
  ]);
  if (!page) throw new Error('a page is one row');
  const { items, total, tabs } = page.page;
  return { items, total, tabs, loose: { count: loose.total, query: LOOSE } };
}

/** The fold of an acceptance; inside a transaction as that transaction sees it. Throws `not_found`. */
export async function getFold(ctx: Ctx, id: string): Promise<FoldRow> {
  const [row] = await within<{ fold: FoldRow }>(ctx, FOLD_SQL, [ctx.workspaceId, id]);
  if (!row) throw new AppError('not_found', 'There is no such fold.');
  return row.fold;
}
