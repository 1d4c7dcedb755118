import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { placeOf } from './cursor';
import { activityAfter } from './read';
import type { ActivityCsvQuery } from './schema';
import type { ActivityRow } from './shapes';

/** Read while the caller still takes the page before: memory does not grow with the stream. */
const PAGE = 1000;

export type ActivityCells = (string | null)[][];
const HEAD = ['time (UTC)', 'source', 'tenant', 'what', 'kind', 'who', 'about', 'about kind', 'environment', 'address'];

/** All that the list shows, in its order, as rows of a table in parts. That it was taken out is a record itself. */
export async function exportActivity(ctx: Ctx, query: ActivityCsvQuery): Promise<AsyncIterable<ActivityCells>> {
  allow(ctx, 'items.read');
  const first = await activityAfter(ctx, query, query.sort, null, PAGE);
  await inTx(ctx, (ctx) =>
    writeAudit(ctx, { action: 'activity.export', subject: { kind: 'workspace', id: ctx.workspaceId }, after: query }),
  );
  async function* parts() {
    yield [HEAD];
    for (let page = first; ; ) {
      yield page.rows.map(cellsOf);
      if (page.next === null) return;
      page = await activityAfter(ctx, query, query.sort, placeOf(query.sort, page.next), PAGE);
    }
  }
  return parts();
}

function cellsOf(row: ActivityRow): ActivityCells[number] {
  const { at, source, tenant, title, kind, actor, resource, resourceKind, environment, address } = row;
  return [at, source, tenant?.name ?? null, title, kind, actor, resource, resourceKind, environment, address];
}
