import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared, within } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { nameSql } from '@/lib/findings/name-sql';
import { ROW_JSON } from '@/lib/findings/row-sql';
import { SEVERITY_CODES, VERDICT_CODES } from '@/lib/model/finding';
import { cursorOf, placeOf } from './cursor';
import type { ListCasesQuery } from './schema';
import type { CaseDetail, CasePage, CaseRow } from './shapes';

const MOST_EVENTS = 200;
const person = (column: string) =>
  `(select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = ${column})`;

// Counted for the few cases of a page, by key.
const ROW_FIELDS = `'id', k.id, 'number', k.number, 'title', k.title, 'owner', ${person('k.owner_id')},
  'verdict', ${nameSql('k.verdict', VERDICT_CODES)}, 'severity', ${nameSql('n.worst', SEVERITY_CODES)},
  'findings', json_build_object('total', n.total, 'open', n.open, 'snoozed', n.snoozed, 'suppressed', n.suppressed, 'merged', n.merged),
  'tasks', json_build_object('total', t.total, 'done', t.done),
  'createdAt', k.created_at, 'updatedAt', k.updated_at, 'closedAt', k.closed_at, 'version', k.version`;
const COUNTS = `cross join lateral (select count(*)::int as total, count(*) filter (where f.status < 4)::int as open,
      count(*) filter (where f.status = 6)::int as snoozed, count(*) filter (where f.status = 7)::int as suppressed,
      count(*) filter (where f.status = 8)::int as merged,
      max(f.severity) filter (where f.status < 4) as worst
    from case_finding l join finding f on f.workspace_id = $1 and f.id = l.finding_id
    where l.workspace_id = $1 and l.case_id = k.id) n
  cross join lateral (select count(*)::int as total, count(t.done_at)::int as done
    from case_task t where t.workspace_id = $1 and t.case_id = k.id) t`;

const ROW = `select json_build_object(${ROW_FIELDS}) as case
  from case_file k ${COUNTS} where k.workspace_id = $1::uuid and k.id = $2::uuid`;

const DETAIL = `select json_build_object(${ROW_FIELDS}, 'summary', k.summary, 'verdictReason', k.verdict_reason,
    'createdBy', ${person('k.created_by')},
    'taskList', (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'assignee', ${person('t.assignee_id')},
        'createdBy', ${person('t.created_by')}, 'createdAt', t.created_at, 'version', t.version,
        'done', case when t.done_at is not null then json_build_object('at', t.done_at, 'by', ${person('t.done_by')}) end)
        order by t.done_at is not null, t.created_at, t.id), '[]')
      from case_task t where t.workspace_id = $1 and t.case_id = k.id),
    'decisions', (select coalesce(json_agg(json_build_object('id', d.id, 'author', ${person('d.author_id')}, 'body', d.body,
        'at', d.at) order by d.at desc, d.id desc), '[]')
      from case_decision d where d.workspace_id = $1 and d.case_id = k.id),
    'findingList', (select coalesce(json_agg(${ROW_JSON} order by f.status in (4, 5), f.severity desc, f.updated_at desc, f.id), '[]')
      from case_finding l join finding f on f.workspace_id = $1 and f.id = l.finding_id
      where l.workspace_id = $1 and l.case_id = k.id),
    'timeline', (select coalesce(json_agg(json_build_object('seq', e.seq, 'at', e.at, 'actor', e.actor, 'what', e.action,
        'before', e.before, 'after', e.after) order by e.seq desc), '[]')
      from (select * from audit_event o where o.workspace_id = $1 and o.subject_kind = 'case' and o.subject_id = k.id::text
        order by o.seq desc limit ${MOST_EVENTS}) e)) as case
  from case_file k ${COUNTS} where k.workspace_id = $1::uuid and k.id = $2::uuid`;

/** One page of the open or the closed cases, what changed last first. */
export async function listCases(ctx: Ctx, { state, text, cursor, limit }: ListCasesQuery): Promise<CasePage> {
  allow(ctx, 'cases.read');
  const after = cursor === undefined ? null : placeOf(cursor);
  const values: unknown[] = [ctx.workspaceId];
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const where = ['k.workspace_id = $1', state === 'open' ? 'k.closed_at is null' : 'k.closed_at is not null'];
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  if (number !== undefined) where.push(`k.number = ${add(Number(number), 'int')}`);
  else if (text !== '') where.push(`strpos(lower(k.title), lower(${add(text, 'text')})) > 0`);
  if (after) where.push(`(k.updated_at, k.id) < (${add(after.at, 'timestamptz')}, ${add(after.id, 'uuid')})`);
  const found = await prepared<{ case: CaseRow }>(
    ctx,
    `with page as materialized (select k.* from case_file k where ${where.join(' and ')}
       order by k.updated_at desc, k.id desc limit ${add(limit + 1, 'int')})
     select json_build_object(${ROW_FIELDS}) as case from page k ${COUNTS} order by k.updated_at desc, k.id desc`,
    values,
  );
  const items = found.slice(0, limit).map((row) => row.case);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last) : null };
}

/** A case with everything in it. Throws `not_found`. */
export async function getCase(ctx: Ctx, id: string): Promise<CaseDetail> {
  allow(ctx, 'cases.read');
  const [row] = await prepared<{ case: CaseDetail }>(ctx, DETAIL, [ctx.workspaceId, id]);
  return (row ?? missing()).case;
}

/** A case as its row in the list; inside a transaction as that transaction sees it. Throws `not_found`. */
export async function getCaseRow(ctx: Ctx, id: string): Promise<CaseRow> {
  const [row] = await within<{ case: CaseRow }>(ctx, ROW, [ctx.workspaceId, id]);
  return (row ?? missing()).case;
}

function missing(): never {
  throw new AppError('not_found', 'There is no such case.');
}
