import 'server-only';
import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';

/** A column of numbers as the names of our own table, in SQL. */
export function nameSql(column: string, codes: Record<string, number>): string {
  const byCode = Object.entries(codes).sort(([, a], [, b]) => a - b);
  const first = byCode[0]?.[1] ?? 0;
  if (byCode.some(([, code], at) => code !== first + at)) throw new Error('codes with a gap');
  const names = byCode.map(([name]) => `'${name}'`).join(', ');
  return `(array[${names}])[${column} + ${1 - first}]`;
}

export const SOURCE_SQL = nameSql('f.source', SOURCE_CODES);
export const KIND_SQL = nameSql('f.kind', KIND_CODES);
export const SEVERITY_SQL = nameSql('f.severity', SEVERITY_CODES);
export const STATUS_SQL = nameSql('f.status', STATUS_CODES);

/** Fields of `Write` from an action `a`. */
export const WRITE_FIELDS = `'actionId', a.id, 'command', a.command, 'state', a.state, 'notBefore', a.not_before,
  'settledAt', a.settled_at, 'confirmedAt', a.confirmed_at, 'message', coalesce(a.outcome->>'vendorMessage', a.outcome->>'message')`;

/** Fields of `FindingRow` but its title, from the tables that `ROW_JOINS` names. */
export const ROW_FIELDS = `'id', f.id, 'source', ${SOURCE_SQL}, 'kind', ${KIND_SQL},
  'tenant', json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor), 'externalId', f.external_id,
  'subject', f.subject, 'person', tp.value, 'resource', tr.value, 'account', ta.value, 'policy', tl.value,
  'severity', ${SEVERITY_SQL}, 'vendorSeverity', f.vendor_severity, 'ownSeverity', ${nameSql('f.own_severity', SEVERITY_CODES)},
  'status', ${STATUS_SQL}, 'vendorStatus', f.vendor_status, 'ownStatus', ${nameSql('f.own_status', STATUS_CODES)},
  'owner', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end, 'vendorOwner', f.vendor_owner,
  'verdict', ${nameSql('f.verdict', VERDICT_CODES)}, 'createdAt', f.created_at, 'updatedAt', f.updated_at,
  'closedAt', f.closed_at, 'goneAt', f.gone_at, 'version', f.version,
  'write', case when a.id is not null then json_build_object(${WRITE_FIELDS}) end`;

/** In lists a title is cut; the detail has it whole. */
export const ROW_JSON = `json_build_object('title', left(f.title, 300), ${ROW_FIELDS})`;

/** What a finding `f` is shown with, each looked up by key. */
export const ROW_JOINS = `join connection c on c.workspace_id = $1 and c.id = f.connection_id
  left join app_user u on u.id = f.owner_id
  left join term tp on tp.workspace_id = $1 and tp.id = f.person_id
  left join term tr on tr.workspace_id = $1 and tr.id = f.resource_id
  left join term ta on ta.workspace_id = $1 and ta.id = f.account_id
  left join term tl on tl.workspace_id = $1 and tl.id = f.policy_id
  left join action a on a.workspace_id = $1 and a.id = f.last_action_id`;
