import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { cursorOf, type Place, placeOf } from './cursor';
import { ROW_JSON } from './row-sql';
import type { ListQuery, Sort } from './schema';
import { type Scope, scopeOf } from './scope';
import { prepared } from './statement';

type Order = { columns: readonly (keyof Place)[]; direction: 'asc' | 'desc' };

const ORDERS: Record<Sort, Order> = {
  '-severity': { columns: ['severity', 'updatedAt', 'id'], direction: 'desc' },
  severity: { columns: ['severity', 'updatedAt', 'id'], direction: 'asc' },
  '-updated': { columns: ['updatedAt', 'id'], direction: 'desc' },
  updated: { columns: ['updatedAt', 'id'], direction: 'asc' },
  '-created': { columns: ['createdAt', 'id'], direction: 'desc' },
  created: { columns: ['createdAt', 'id'], direction: 'asc' },
};
const COLUMNS = {
  severity: { sql: 'f.severity', type: 'smallint' },
  updatedAt: { sql: 'f.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'f.created_at', type: 'timestamptz' },
  id: { sql: 'f.id', type: 'uuid' },
} as const;
// The limit is part of the text: as a parameter the planner would not know that a page is small.
const SIZES = [20, 50, 100, 200];

/** One page of the queue as JSON text (`FindingPage`), built by Postgres in one statement. */
export async function listFindings(ctx: Ctx, { q, sort, cursor, limit }: ListQuery): Promise<string> {
  allow(ctx, 'findings.read');
  const after = cursor === undefined ? null : placeOf(sort, cursor);
  const scope = await scopeOf(ctx, q, { walks: true });
  const [page] = await prepared<{ items: string; found: number; last: Place | null }>(
    ctx,
    pageSql(scope, sort, after, limit),
    scope.params.values,
  );
  if (!page) throw new Error('a page has one row');
  const next = page.found > limit && page.last ? JSON.stringify(cursorOf(sort, page.last)) : 'null';
  return `{"items":${page.items},"next":${next}}`;
}

/** Two steps: the keys of the page from an index, then its rows by key. */
export function pageSql({ from, where, params }: Scope, sort: Sort, after: Place | null, limit: number): string {
  const { columns, direction } = ORDERS[sort];
  const size = SIZES.find((one) => one >= limit) ?? limit;
  const beyond = after ? `and ${rowBeyond(columns, direction, after, params)}` : '';
  const order = columns.map((column) => `${COLUMNS[column].sql} ${direction}`).join(', ');
  const most = params.add(limit, 'int');
  return `with walked as materialized (
    select f.id, f.severity, f.updated_at, f.created_at from ${from} where ${where} ${beyond} order by ${order} limit ${size + 1}
  ), page as (select w.*, row_number() over () as n from walked w limit ${most})
  select coalesce(json_agg(${ROW_JSON} order by p.n), '[]')::text as items, (select count(*)::int from walked) as found,
    (select json_build_object('severity', l.severity, 'updatedAt', l.updated_at, 'createdAt', l.created_at, 'id', l.id)
      from page l order by l.n desc limit 1) as last
  from page p join finding f on f.workspace_id = $1 and f.id = p.id`;
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
