import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { inTx } from '@/lib/db/tx';
import { namesOf } from '@/lib/query/names';
import { cellsOf, FINDING_HEAD, type FindingCells } from './cells';
import { leadingHeld } from './leading-held';
import type { ExportQuery } from './schema';
import { readQuery, type Scope, scopeOfQuery } from './scope';
import { TOLD_COLUMNS, type Told, toldOf, wordsIn } from './told-row';
import { wordsOf } from './words';

const PAGE = 2000;
/** So many pages are read side by side: memory does not grow with the list, and others find a connection free. */
const AHEAD = 2;
/** As many are put in order by what this process holds; of more a walk soon comes upon a page. */
const FEW = 20_000;
// By what hardly ever changes: of findings that are worked on meanwhile none is missed and none is there twice.
const SORT = '-created';

type Key = { id: string; at: string };
const BEFORE_ALL: Key = { id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', at: 'infinity' };

/**
 * All findings that match, newest first, as rows of a table in parts; titles are cut as in the list. What arrives meanwhile
 * is not among them. That they were taken out is on record before the first of them leaves.
 */
export async function exportFindings(ctx: Ctx, { q }: ExportQuery): Promise<AsyncIterable<FindingCells>> {
  allow(ctx, 'findings.read');
  const query = readQuery(q);
  const looked = namesOf(ctx, query);
  const known = await leadingHeld(ctx, query, { sort: SORT, after: null, most: FEW + 1 }, looked);
  // One moment for all pages: what is as old as the query asks for does not move on with the clock.
  const scope = await scopeOfQuery(ctx, query, { walks: true, looked });
  const keys = known && known.length <= FEW ? paged(known) : walked(ctx, scope);
  const first = await keys.next();
  const subject = { kind: 'workspace', id: ctx.workspaceId };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.export', subject, after: { q } }));
  async function* parts() {
    yield [FINDING_HEAD];
    const pages: Promise<FindingCells>[] = [];
    for (let next = first; !next.done || pages.length > 0; ) {
      if (!next.done) {
        const page = cellsBy(ctx, scope, next.value);
        // Whoever takes the parts hears of a failure when its turn comes; until then it is nobody's.
        page.catch(() => {});
        pages.push(page);
      }
      const page = next.done || pages.length === AHEAD ? await pages.shift() : undefined;
      if (page) yield page;
      if (!next.done) next = await keys.next();
    }
  }
  return parts();
}

type Keys = AsyncGenerator<string[], void, void>;

async function* paged(known: readonly string[]): Keys {
  for (let at = 0; at < known.length; at += PAGE) yield known.slice(at, at + PAGE);
}

/** The keys of a query's findings, a page at a time, by a walk along the index. */
async function* walked(ctx: Ctx, { from, where, params }: Scope): Keys {
  const [seen, last] = [params.values.length + 1, params.values.length + 2];
  const text = `select f.id, f.created_at::text as at from ${from}
    where ${where} and (f.created_at, f.id) < ($${seen}::timestamptz, $${last}::uuid)
    order by f.created_at desc, f.id desc limit ${PAGE}`;
  for (let after: Key | undefined = BEFORE_ALL; after; ) {
    const keys: Key[] = await prepared<Key>(ctx, text, [...params.values, after.at, after.id]);
    if (keys.length > 0) yield keys.map(({ id }) => id);
    after = keys.length === PAGE ? keys.at(-1) : undefined;
  }
}

/** Each is held against the query once more: one that was changed since its key was read may not match any more. */
async function cellsBy(ctx: Ctx, { from, where, params }: Scope, keys: string[]): Promise<FindingCells> {
  const text = `select ${TOLD_COLUMNS}, c.name as tenant, u.name as owner from unnest($${params.values.length + 1}::uuid[]) with ordinality k(id, n)
    join ${from} on f.id = k.id
    join connection c on c.workspace_id = $1 and c.id = f.connection_id
    left join app_user u on u.id = f.owner_id where ${where} order by k.n`;
  const rows = await prepared<Told & { tenant: string; owner: string | null }>(ctx, text, [...params.values, keys]);
  const words = await wordsOf(ctx, wordsIn(rows));
  return rows.map((row) =>
    cellsOf({
      ...toldOf(row, words),
      tenant: { name: row.tenant },
      owner: row.owner === null ? null : { name: row.owner },
    }),
  );
}
