import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared, within } from '@/lib/db/statement';
import { AppError } from '@/lib/errors';
import { SEVERITY_CODES, STATUS_CODES } from '@/lib/model/finding';
import { ACCEPTANCE_JSON, ITS_FOLD } from './fold-sql';
import { nameSql } from './name-sql';
import { ROW_FIELDS, ROW_JSON, WRITE_FIELDS } from './row-sql';
import type { FindingRow } from './shapes';

const MOST_EVENTS = 200;
const MOST_ACTIONS = 50;

const ROW = `select ${ROW_JSON}::text as finding from finding f where f.workspace_id = $1::uuid and f.id = $2::uuid`;

/** `FindingDetail` as JSON text by workspace and id. */
export const DETAIL_SQL = `select json_build_object('title', f.title, ${ROW_FIELDS}, 'description', f.description, 'firstSeenAt', f.first_seen_at,
    'labels', (select coalesce(json_agg(json_build_object('label', l.label, 'origin', l.origin, 'at', l.at) order by l.label), '[]')
      from finding_label l where l.workspace_id = $1 and l.finding_id = f.id),
    'notes', (select coalesce(json_agg(json_build_object('id', n.id, 'author', json_build_object('id', w.id, 'name', w.name),
        'body', n.body, 'at', n.at, 'told', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name), '[]')
          from note_mention m join app_user u on u.id = m.user_id where m.workspace_id = $1 and m.note_id = n.id)) order by n.at desc, n.id desc), '[]')
      from finding_note n join app_user w on w.id = n.author_id where n.workspace_id = $1 and n.finding_id = f.id),
    'case', (select json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'isClosed', k.closed_at is not null)
      from case_finding l join case_file k on k.workspace_id = $1 and k.id = l.case_id
      where l.workspace_id = $1 and l.finding_id = f.id),
    'conflicts', (select coalesce(json_agg(json_build_object('field', k.field, 'at', k.at,
        'ours', case k.field when 'status' then ${nameSql('k.ours', STATUS_CODES)} else ${nameSql('k.ours', SEVERITY_CODES)} end,
        'theirs', coalesce(k.theirs_words, case k.field when 'status' then ${nameSql('k.theirs', STATUS_CODES)} else ${nameSql('k.theirs', SEVERITY_CODES)} end))
        order by k.field), '[]')
      from finding_conflict k where k.workspace_id = $1 and k.finding_id = f.id and k.settled_at is null
        and (k.ours, k.theirs) = (case k.field when 'status' then f.own_status else f.own_severity end,
          case k.field when 'status' then f.vendor_status_code else f.vendor_severity_code end)),
    'document', (select d.value from finding_document d where d.workspace_id = $1 and d.finding_id = f.id),
    'acceptance', (select ${ACCEPTANCE_JSON} from fold_acceptance a where ${ITS_FOLD}),
    'merge', (select json_build_object('by', json_build_object('id', w.id, 'name', w.name), 'at', g.merged_at,
        'leaderStatus', ${nameSql('l.status', STATUS_CODES)})
      from finding_merge g join finding l on l.workspace_id = $1 and l.id = g.leader_id join app_user w on w.id = g.merged_by
      where g.workspace_id = $1 and g.finding_id = f.id),
    'suppression', case when f.own_status = ${STATUS_CODES.suppressed} then (select json_build_object(
        'rule', json_build_object('id', r.id, 'name', r.name), 'at', s.at, 'until', r.expires_at)
      from finding_suppression s join rule r on r.workspace_id = $1 and r.id = s.rule_id
      where s.workspace_id = $1 and s.finding_id = f.id) end,
    'raw', coalesce((select r.raw from finding_raw r where r.workspace_id = $1 and r.finding_id = f.id), '{}'),
    'actions', (select coalesce(json_agg(b.entry order by b.requested_at desc), '[]') from (
      select a.requested_at, json_build_object(${WRITE_FIELDS}, 'requestedBy', json_build_object('id', w.id, 'name', w.name),
          'requestedAt', a.requested_at, 'sentAt', a.sent_at, 'attempt', a.attempt) as entry
        from action a join app_user w on w.id = a.requested_by
        where a.workspace_id = $1 and a.finding_id = f.id order by a.requested_at desc limit ${MOST_ACTIONS}) b),
    'timeline', (select coalesce(json_agg(e.entry order by e.at desc, e.seq desc), '[]') from (
      select v.at, v.seq, json_build_object('origin', 'console', 'at', v.at, 'what', v.action, 'seq', v.seq, 'actor', v.actor,
          'before', v.before, 'after', v.after) as entry
        from (select * from audit_event o where o.workspace_id = $1 and o.subject_kind = 'finding' and o.subject_id = f.id::text
          order by o.seq desc limit ${MOST_EVENTS}) v
      union all
      select t.at, t.seq, json_build_object('origin', t.origin, 'at', t.at, 'what', t.what) from (values
        (f.created_at, -3, 'vendor', 'created', true),
        (f.first_seen_at, -2, 'console', 'first_seen', true),
        (f.updated_at, -1, 'vendor', 'updated', f.updated_at > f.created_at),
        (f.closed_at, 0, 'vendor', 'closed', f.gone_at is null and f.vendor_status_code >= 4),
        (f.gone_at, 0, 'vendor', 'gone', not c.is_removed),
        (f.gone_at, 0, 'console', 'tenant_removed', c.is_removed)) as t(at, seq, origin, what, holds)
        where t.at is not null and t.holds) e))::text as finding
  from finding f
  cross join lateral (select o.state = 'removed' and f.gone_at >= o.state_at as is_removed from connection o where o.workspace_id = $1 and o.id = f.connection_id) c
  where f.workspace_id = $1 and f.id = $2::uuid`;

/** A finding with all that is kept of it, as JSON text (`FindingDetail`), in one statement. Throws `not_found`. */
export async function getFinding(ctx: Ctx, id: string): Promise<string> {
  allow(ctx, 'findings.read');
  const [row] = await prepared<{ finding: string }>(ctx, DETAIL_SQL, [ctx.workspaceId, id]);
  return (row ?? missing()).finding;
}

/** A finding as its row in the queue; inside a transaction as that transaction sees it. Throws `not_found`. */
export async function getFindingRow(ctx: Ctx, id: string): Promise<FindingRow> {
  const [row] = await within<{ finding: string }>(ctx, ROW, [ctx.workspaceId, id]);
  return JSON.parse((row ?? missing()).finding);
}

function missing(): never {
  throw new AppError('not_found', 'There is no such finding.');
}
