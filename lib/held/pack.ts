import 'server-only';

// Each column in Postgres' own binary form: made and read several times faster than text. `Columns.put` reads it.
const PACKED = `uuid_send(f.id) || int2send(f.kind) || int2send(f.severity) || int2send(f.status) ||
  int2send(coalesce(f.verdict, -1::smallint)) ||
  int2send(((f.gone_at is not null)::int + (f.last_action_id is not null)::int * 2 + (f.paused_at is not null)::int * 4 + f.late::int * 8)::smallint) ||
  uuid_send(f.connection_id) || uuid_send(coalesce(f.owner_id, '00000000-0000-0000-0000-000000000000')) ||
  int4send(coalesce(f.policy_id, 0)) || int4send(coalesce(f.account_id, 0)) ||
  int4send(coalesce(f.person_id, 0)) || int4send(coalesce(f.resource_id, 0)) ||
  timestamptz_send(f.created_at) || timestamptz_send(f.updated_at) ||
  timestamptz_send(coalesce(f.closed_at, 'infinity')) || timestamptz_send(f.due_at) ||
  int2send(f.rank)`;

/** Before every id. A null for it would keep a plan that is made once from beginning at the id. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Findings after an id, in its order: $2 the id, $3 how many. */
export const PART = `select string_agg(${PACKED}, '') as packed, max(f.id::text) as last, count(*)::int as n
  from (select * from finding f where f.workspace_id = $1 and f.id > $2::uuid order by f.id limit $3) f`;

/**
 * Below this no transaction is still running: what is changed after this look has it or more. Read together with the rows
 * it is of the same moment.
 */
const FLOOR = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';
export const NOW = `select ${FLOOR} as floor`;

/** What changed since a floor: $2 the floor, $3 at most so many. */
export const CHANGES = `select string_agg(${PACKED}, '') as packed, count(*)::int as n, ${FLOOR} as floor
  from (select * from finding f where f.workspace_id = $1 and f.changed_xid >= $2 order by f.changed_xid limit $3) f`;
