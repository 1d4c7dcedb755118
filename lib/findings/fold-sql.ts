import 'server-only';
import { SEVERITY_CODES, STATUS_CODES } from '@/lib/model/finding';
import { nameSql } from './name-sql';

const person = (column: string) =>
  `(select json_build_object('id', u.id, 'name', u.name) from app_user u where u.id = ${column})`;

/** A `FoldAcceptance` from an acceptance `a`. */
export const ACCEPTANCE_JSON = `json_build_object('id', a.id, 'state', a.state, 'reason', a.reason, 'owner', ${person('a.owner_id')},
  'acceptedBy', ${person('a.accepted_by')}, 'acceptedAt', a.accepted_at, 'expiresAt', a.expires_at,
  'severity', ${nameSql('a.severity', SEVERITY_CODES)}, 'findings', a.findings, 'moving', a.moving, 'version', a.version,
  'reopened', case when a.state = 'reopened' then json_build_object('at', a.reopened_at, 'why', a.reopened_why,
    'finding', (select json_build_object('id', r.id, 'name', coalesce(t.value, r.external_id)) from finding r
      left join term t on t.workspace_id = $1 and t.id = r.resource_id
      where r.workspace_id = $1 and r.id = a.reopened_finding)) end)`;

/** What a row `f` says of the acceptance `a` of its fold: it is out of the queue by it, or back since it ended by itself. */
export const FOLD_JSON = `case
  when a.state = 'active' and f.status = ${STATUS_CODES.accepted} and f.own_status = ${STATUS_CODES.accepted}
    then json_build_object('state', 'accepted', 'until', a.expires_at)
  when a.state = 'reopened' and a.reopened_why <> 'taken_back' and f.status < ${STATUS_CODES.accepted}
    then json_build_object('state', 'reopened', 'why', a.reopened_why, 'at', a.reopened_at) end`;

/** Joins a finding `f` with the acceptance `a` of its fold, by key. */
export const ITS_FOLD = `f.source = 2 and a.workspace_id = $1 and a.connection_id = f.connection_id
  and a.policy_id = f.policy_id and a.account_id = f.account_id`;
