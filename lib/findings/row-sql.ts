import 'server-only';
import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import { FOLD_JSON, ITS_FOLD } from './fold-sql';
import { nameSql } from './name-sql';
import { RANK_FACTORS } from './rank';

export const SOURCE_SQL = nameSql('f.source', SOURCE_CODES);
export const KIND_SQL = nameSql('f.kind', KIND_CODES);
export const SEVERITY_SQL = nameSql('f.severity', SEVERITY_CODES);
export const STATUS_SQL = nameSql('f.status', STATUS_CODES);

/** Fields of `Write` from an action `a`. */
export const WRITE_FIELDS = `'actionId', a.id, 'command', a.command, 'state', a.state, 'notBefore', a.not_before,
  'settledAt', a.settled_at, 'confirmedAt', a.confirmed_at,
  'driftedAt', a.drifted_at, 'driftedTo', a.drifted_to, 'message', coalesce(a.outcome->>'vendorMessage', a.outcome->>'message')`;

/** A `Tenant` from a connection `c`. */
export const TENANT_JSON = `json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor,
  'removedAt', case when c.state = 'removed' then c.state_at end)`;

const WEIGHTS = `coalesce((select s.weights from rank_setting s
  where s.workspace_id = $1 and s.revision = f.rank_revision), rank_default_weights())`;
const FACTORS = `(select coalesce(json_object_agg(p.name, p.points) filter (where p.points > 0), '{}')
  from unnest(array[${RANK_FACTORS.map((name) => `'${name}'`).join(', ')}], rank_points(${WEIGHTS}, f.severity, f.rank_facts)) p(name, points))`;

// Looked up by key one by one: as a join of eight tables it would take longer to plan than to run.
const TERM = (column: string) => `(select t.value from term t where t.workspace_id = $1 and t.id = ${column})`;
const TENANT = `(select ${TENANT_JSON} from connection c
  where c.workspace_id = $1 and c.id = f.connection_id)`;
const OWNER = "(select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = f.owner_id)";
const WRITE = `(select json_build_object(${WRITE_FIELDS}) from action a where a.workspace_id = $1 and a.id = f.last_action_id)`;

const SNOOZED = `case when f.own_status = ${STATUS_CODES.snoozed} then (select z.until from finding_snooze z
  where z.workspace_id = $1 and z.finding_id = f.id) end`;

/** A `MergedMark` from the rows `g` of finding_merge that name one leader, joined with their findings `m`. */
export const MERGED_JSON = `json_build_object('count', count(*), 'worst', ${nameSql(`max(m.severity) filter (where m.status not in (${STATUS_CODES.accepted}, ${STATUS_CODES.resolved}))`, SEVERITY_CODES)})`;
const MERGED = `(select ${MERGED_JSON} from finding_merge g join finding m on m.workspace_id = $1 and m.id = g.finding_id
  where g.workspace_id = $1 and g.leader_id = f.id having count(*) > 0)`;

/** What stands for a finding, from the leading one `m`. */
export const LEADER_JSON = "json_build_object('id', m.id, 'title', left(m.title, 120))";
const MERGED_INTO = `(select ${LEADER_JSON} from finding_merge g join finding m on m.workspace_id = $1 and m.id = g.leader_id
  where g.workspace_id = $1 and g.finding_id = f.id)`;

const FOLD = `(select ${FOLD_JSON} from fold_acceptance a where ${ITS_FOLD})`;

/** Fields of `FindingRow` but its title, from a finding `f`. */
export const ROW_FIELDS = `'id', f.id, 'source', ${SOURCE_SQL}, 'kind', ${KIND_SQL}, 'tenant', ${TENANT}, 'externalId', f.external_id,
  'subject', f.subject, 'person', ${TERM('f.person_id')}, 'resource', ${TERM('f.resource_id')},
  'account', ${TERM('f.account_id')}, 'policy', ${TERM('f.policy_id')},
  'severity', ${SEVERITY_SQL}, 'vendorSeverity', f.vendor_severity, 'ownSeverity', ${nameSql('f.own_severity', SEVERITY_CODES)},
  'status', ${STATUS_SQL}, 'vendorStatus', f.vendor_status, 'ownStatus', ${nameSql('f.own_status', STATUS_CODES)},
  'owner', ${OWNER}, 'vendorOwner', f.vendor_owner,
  'verdict', ${nameSql('f.verdict', VERDICT_CODES)}, 'createdAt', f.created_at, 'updatedAt', f.updated_at,
  'closedAt', f.closed_at, 'goneAt', f.gone_at,
  'dueAt', nullif(f.due_at, 'infinity'), 'pausedAt', f.paused_at, 'snoozedUntil', ${SNOOZED}, 'fold', ${FOLD}, 'merged', ${MERGED}, 'mergedInto', ${MERGED_INTO}, 'leftMs', f.left_ms, 'breached', f.late or f.due_at < now(),
  'rank', f.rank, 'rankFactors', ${FACTORS}, 'version', f.version, 'write', ${WRITE}`;

/** In lists a title is cut; the detail has it whole. */
export const ROW_JSON = `json_build_object('title', left(f.title, 300), ${ROW_FIELDS})`;
