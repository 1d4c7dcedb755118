import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { inTx } from '@/lib/db/tx';
import { cellsOf, FINDING_HEAD, type FindingCells } from './cells';
import { LISTED_COLUMNS, type ListedRow, listedFrom, wordsInListed } from './listed-row';
import type { ExportQuery } from './schema';
import { type Scope, scopeOf } from './scope';
import { wordsOf } from './words';

const PAGE = 2000;
/** So many pages are read while the caller takes one: memory does not grow with the list. */
const AHEAD = 3;

type Key = { id: string; at: string };
const BEFORE_ALL: Key = { id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', at: 'infinity' };

/**
 * All findings that match, newest first, as rows of a table in parts; titles are cut as in the list. What arrives meanwhile
 * is not among them. That they were taken out is on record before the first of them leaves.
 */
export async function exportFindings(ctx: Ctx, { q }: ExportQuery): Promise<AsyncIterable<FindingCells>> {
  allow(ctx, 'findings.read');
  // One moment for all pages: what is as old as the query asks for does not move on with the clock.
  const scope = await scopeOf(ctx, q, { walks: true });
  const first = await keysAfter(ctx, scope, BEFORE_ALL);
  const subject = { kind: 'workspace', id: ctx.workspaceId };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.export', subject, after: { q } }));
  async function* parts() {
    yield [FINDING_HEAD];
    const pages: Promise<FindingCells>[] = [];
    for (let keys = first; keys.length > 0 || pages.length > 0; ) {
      if (keys.length > 0) {
        const page = cellsBy(ctx, keys);
        // Whoever takes the parts hears of a failure when its turn comes; until then it is nobody's.
        page.catch(() => {});
        pages.push(page);
        const last = keys.at(-1);
        keys = last && keys.length === PAGE ? await keysAfter(ctx, scope, last) : [];
      }
      const page = pages.length === AHEAD || keys.length === 0 ? await pages.shift() : undefined;
      if (page) yield page;
    }
  }
  return parts();
}

// By what never changes: of findings that are changed meanwhile none is missed and none is there twice.
function keysAfter(ctx: Ctx, { from, where, params }: Scope, { id, at }: Key): Promise<Key[]> {
  const [seen, last] = [params.values.length + 1, params.values.length + 2];
  const text = `select f.id, f.created_at::text as at from ${from}
    where ${where} and (f.created_at, f.id) < ($${seen}::timestamptz, $${last}::uuid)
    order by f.created_at desc, f.id desc limit ${PAGE}`;
  return prepared<Key>(ctx, text, [...params.values, at, id]);
}

async function cellsBy(ctx: Ctx, keys: readonly Key[]): Promise<FindingCells> {
  const text = `select ${LISTED_COLUMNS} from unnest($2::uuid[]) with ordinality k(id, n)
    join finding f on f.workspace_id = $1 and f.id = k.id
    join connection c on c.workspace_id = $1 and c.id = f.connection_id
    left join app_user u on u.id = f.owner_id order by k.n`;
  const rows = await prepared<ListedRow>(ctx, text, [ctx.workspaceId, keys.map(({ id }) => id)]);
  const words = await wordsOf(ctx, wordsInListed(rows));
  return rows.map((row) => cellsOf(listedFrom(row, words)));
}
