import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { Query } from '@/lib/query/ast';
import { namesOf } from '@/lib/query/names';
import { cursorOf, type Place, placeOf } from './cursor';
import { leadingHeld } from './leading-held';
import { findingRowsOf, PAGE_COLUMNS, PAGE_NAMES, type PageRow } from './page-row';
import type { ListQuery, Sort } from './schema';
import { readQuery, type Scope, scopeOfQuery } from './scope';
import type { FindingRow } from './shapes';
import { instantOf, wordsIn } from './told-row';
import { wordsOf } from './words';

type Order = { columns: readonly (keyof Place)[]; direction: 'asc' | 'desc' };

const ORDERS: Record<Sort, Order> = {
  '-severity': { columns: ['severity', 'updatedAt', 'id'], direction: 'desc' },
  severity: { columns: ['severity', 'updatedAt', 'id'], direction: 'asc' },
  '-updated': { columns: ['updatedAt', 'id'], direction: 'desc' },
  updated: { columns: ['updatedAt', 'id'], direction: 'asc' },
  '-created': { columns: ['createdAt', 'id'], direction: 'desc' },
  created: { columns: ['createdAt', 'id'], direction: 'asc' },
  '-rank': { columns: ['rank', 'updatedAt', 'id'], direction: 'desc' },
  rank: { columns: ['rank', 'updatedAt', 'id'], direction: 'asc' },
  due: { columns: ['dueAt', 'id'], direction: 'asc' },
  '-due': { columns: ['dueAt', 'id'], direction: 'desc' },
};
const COLUMNS = {
  severity: { sql: 'f.severity', type: 'smallint' },
  updatedAt: { sql: 'f.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'f.created_at', type: 'timestamptz' },
  rank: { sql: 'f.rank', type: 'smallint' },
  dueAt: { sql: 'f.due_at', type: 'timestamptz' },
  id: { sql: 'f.id', type: 'uuid' },
} as const;
// The limit is part of the text: as a parameter the planner would not know that a page is small, and would plan anew
// each time instead of keeping the plan of the shape.
const SIZES = [20, 50, 100, 200];

/** One page of the queue as JSON text (`FindingPage`): one statement, and one more for words met for the first time. */
export async function listFindings(ctx: Ctx, { q, sort, cursor, limit }: ListQuery): Promise<string> {
  allow(ctx, 'findings.read');
  const { rows, next } = await pageOf(ctx, { q, sort, limit }, cursor === undefined ? null : placeOf(sort, cursor));
  return JSON.stringify({ items: rows, next: next && cursorOf(sort, next) });
}

/** The findings behind a place in the list, and the place where they end; null where nothing follows. */
export async function pageOf(
  ctx: Ctx,
  { q, sort, limit }: Pick<ListQuery, 'q' | 'sort' | 'limit'>,
  after: Place | null,
): Promise<{ rows: FindingRow[]; next: Place | null }> {
  const found = await foundOf(ctx, readQuery(q), { sort, after, limit });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const words = await wordsOf(ctx, wordsIn(page));
  return { rows: findingRowsOf(page, words), next: found.length > limit && last ? placeAt(last) : null };
}

type Wanted = { sort: Sort; after: Place | null; limit: number };

/** The rows of a page, and at least one more where there are more. */
async function foundOf(ctx: Ctx, query: Query, { sort, after, limit }: Wanted): Promise<PageRow[]> {
  const most = sizeOf(limit) + 1;
  const looked = namesOf(ctx, query);
  const known = await leadingHeld(ctx, query, { sort, after, most }, looked);
  const ask = async (keys: string[] | null) => {
    const scope = await scopeOfQuery(ctx, query, { walks: true, keys, looked });
    return prepared<PageRow>(ctx, pageSql(scope, sort, after, limit), scope.params.values);
  };
  const found = await ask(known);
  return isStillSo(found, known, most) ? found : ask(null);
}

/** Where one of these has changed since memory was asked, others of the list may belong in its place: it is walked. */
function isStillSo(found: readonly PageRow[], known: readonly string[] | null, most: number): boolean {
  if (known === null || known.length < most) return true;
  return found.length === most && found.every(({ id }, at) => id.replaceAll('-', '') === known[at]);
}

/** Two steps: the keys of the page, and of at least one row more, from an index; then the rows by key. */
export function pageSql({ from, where, params }: Scope, sort: Sort, after: Place | null, limit: number): string {
  const { columns, direction } = ORDERS[sort];
  const beyond = after ? `and ${rowBeyond(columns, direction, after, params)}` : '';
  const order = columns.map((column) => `${COLUMNS[column].sql} ${direction}`).join(', ');
  return `with walked as materialized (
    select f.id from ${from} where ${where} ${beyond} order by ${order} limit ${sizeOf(limit) + 1}
  ), page as materialized (
    select p.n, ${PAGE_COLUMNS}
    from (select w.id, row_number() over () as n from walked w) p join finding f on f.workspace_id = $1 and f.id = p.id
  ) select page.*, ${PAGE_NAMES} from page order by n`;
}

function sizeOf(limit: number): number {
  return SIZES.find((one) => one >= limit) ?? limit;
}

function placeAt({ id, severity, rank, updated_at, created_at, due_at }: PageRow): Place {
  const dueAt = due_at === 'infinity' ? due_at : instantOf(due_at);
  return { id, severity, rank, updatedAt: instantOf(updated_at), createdAt: instantOf(created_at), dueAt };
}

function rowBeyond(
  columns: Order['columns'],
  direction: Order['direction'],
  after: Place,
  params: Scope['params'],
): string {
  const left = columns.map((column) => COLUMNS[column].sql).join(', ');
  const right = columns.map((column) => params.add(after[column], COLUMNS[column].type)).join(', ');
  return `(${left}) ${direction === 'desc' ? '<' : '>'} (${right})`;
}
