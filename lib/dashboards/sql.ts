import 'server-only';
import type { Person, Tenant } from '@/lib/findings/shapes';

const MOST = 10;

/** The midnight, in UTC, that begins the day of an instant. */
function dayOf(column: string): string {
  return `date_bin('1 day', ${column}, timestamptz '2000-01-01 00:00:00+00')`;
}

export type Now = {
  open: { severity: number; source: number; unowned: boolean; count: number }[];
  owners: { owner: (Person & { email: string }) | null; count: number }[];
  policies: { policy: string; count: number }[];
  /** By name, as queries ask for them: a removed connection may have had the name of one that is there. */
  tenants: { tenant: Tenant; ids: string[]; open: number; oldestAt: string | null }[];
  /** Open when the period began. */
  before: number;
};
export type Flows = {
  arrivals: { day: string; count: number }[];
  closures: { day: string; count: number }[];
  byConnection: { id: string; count: number }[];
};
export type Oldest = { id: string; title: string; severity: number; source: number; tenant: Tenant; createdAt: Date };

/** $2: when the period began. */
export const NOW = `with counted as materialized (
    select grouping(f.severity, f.owner_id, f.policy_id) as bits, f.severity, f.source, f.owner_id is null as unowned,
      f.owner_id, f.policy_id, f.connection_id, count(*)::int as count, min(f.created_at) as oldest
    from finding f where f.workspace_id = $1 and f.status < 4
    group by grouping sets ((f.severity, f.source, f.owner_id), (f.owner_id), (f.policy_id), (f.connection_id)))
  select
    (select coalesce(json_agg(json_build_object('severity', o.severity, 'source', o.source, 'unowned', o.unowned, 'count', o.count)), '[]')
      from (select severity, source, unowned, sum(count)::int as count from counted where bits = 1 group by 1, 2, 3) o) as open,
    (select coalesce(json_agg(json_build_object('owner', case when u.id is not null then
        json_build_object('id', u.id, 'name', u.name, 'email', u.email) end, 'count', o.count) order by o.count desc, u.email), '[]')
      from (select owner_id, count from counted where bits = 5 order by count desc, owner_id limit ${MOST}) o
      left join app_user u on u.id = o.owner_id) as owners,
    (select coalesce(json_agg(json_build_object('policy', t.value, 'count', p.count) order by p.count desc, t.value), '[]')
      from (select policy_id, count from counted where bits = 6 and policy_id is not null order by count desc, policy_id limit ${MOST}) p
      join term t on t.workspace_id = $1 and t.id = p.policy_id) as policies,
    (select coalesce(json_agg(json_build_object('tenant', json_build_object('id', n.ids[1], 'name', n.name, 'vendor', n.vendor),
        'ids', n.ids, 'open', n.open, 'oldestAt', n.oldest) order by n.name), '[]')
      from (select array_agg(c.id order by c.state = 'removed', c.id) as ids, (array_agg(c.name order by c.state = 'removed', c.id))[1] as name,
          (array_agg(c.vendor order by c.state = 'removed', c.id))[1] as vendor,
          coalesce(sum(o.count), 0)::int as open, min(o.oldest) as oldest
        from connection c left join counted o on o.bits = 7 and o.connection_id = c.id
        where c.workspace_id = $1 and (c.state <> 'removed' or o.count > 0) group by lower(c.name)) n) as tenants,
    -- Two parts, because each has its index: what is open has no time of closing.
    (select count(*)::int from finding f where f.workspace_id = $1 and f.status < 4 and f.created_at < $2) +
    (select count(*)::int from finding f where f.workspace_id = $1 and f.closed_at >= $2 and f.created_at < $2) as before`;

/** $2: the period before, $3: this one, $4: its end. */
export const FLOWS = `with came as materialized (
    select ${dayOf('f.created_at')} as day, f.connection_id, count(*)::int as count
    from finding f where f.workspace_id = $1 and f.created_at >= $2 and f.created_at < $4 group by 1, 2),
  went as materialized (
    select ${dayOf('f.closed_at')} as day, count(*)::int as count
    from finding f where f.workspace_id = $1 and f.closed_at >= $2 and f.closed_at < $4 group by 1)
  select
    (select coalesce(json_agg(json_build_object('day', (c.day at time zone 'UTC')::date, 'count', c.count)), '[]')
      from (select day, sum(count)::int as count from came group by day) c) as arrivals,
    (select coalesce(json_agg(json_build_object('day', (day at time zone 'UTC')::date, 'count', count)), '[]') from went) as closures,
    (select coalesce(json_agg(json_build_object('id', c.id, 'count', c.count)), '[]') from (
      select connection_id as id, sum(count)::int as count from came where day >= $3 group by 1) c) as "byConnection"`;

export const OLDEST = `with page as materialized (
    select f.id, f.created_at from finding f where f.workspace_id = $1 and f.status < 4 order by f.created_at, f.id limit ${MOST})
  select f.id, left(f.title, 300) as title, f.severity, f.source, f.created_at as "createdAt",
    json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor) as tenant
  from page p join finding f on f.workspace_id = $1 and f.id = p.id
  join connection c on c.workspace_id = $1 and c.id = f.connection_id order by p.created_at, p.id`;
