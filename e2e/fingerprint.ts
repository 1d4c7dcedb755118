import type { Apart } from './apart';

/** What people can change, and nothing that a sync brings or the passing of time moves. */
const PARTS: Record<string, string> = {
  people: 'select id, email, name, disabled_at from app_user',
  passwords: 'select user_id, hash, one_time_until from user_password',
  memberships: 'select * from membership',
  workspaces: 'select * from workspace',
  connections: 'select id, vendor, name, origin, settings, credentials_at, version from connection',
  secrets: 'select connection_id, field, envelope from connection_secret',
  inbox: 'select * from connection_inbox',
  triage: `select id, own_status, own_severity, verdict, owner_id, version, last_action_id from finding
    where version > 1 or last_action_id is not null`,
  labels: "select * from finding_label where origin = 'own'",
  notes: 'select * from finding_note',
  words: 'select * from word_alias',
  actions: 'select id, command, input, requested_by from action',
  // Sign-ins and copies of the logs are on record too, and what the worker does is not what is tested.
  audit: `select * from audit_event where actor_id is not null and action not like 'session.%'
    and action not in ('audit.export', 'activity.export', 'finding.export')`,
};

/** A digest of each; two that are equal mean that nothing was changed in between. */
export async function fingerprint(apart: Apart): Promise<Record<string, string>> {
  return apart.owner(async (client) => {
    const digests: Record<string, string> = {};
    for (const [part, select] of Object.entries(PARTS)) {
      const text = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from (${select}) t`;
      digests[part] = (await client.query<{ digest: string }>(text)).rows[0]?.digest ?? '';
    }
    return digests;
  });
}
