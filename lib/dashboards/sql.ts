import 'server-only';
import type { Tenant } from '@/lib/findings/shapes';

const MOST = 10;

export type Oldest = { id: string; title: string; severity: number; source: number; tenant: Tenant; createdAt: Date };

/** $2: the one source, or null. */
export const OLDEST = `with page as materialized (
    select f.id, f.created_at from finding f where f.workspace_id = $1 and f.status < 4 and ($2::smallint is null or f.source = $2)
    order by f.created_at, f.id limit ${MOST})
  select f.id, left(f.title, 300) as title, f.severity, f.source, f.created_at as "createdAt",
    json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor) as tenant
  from page p join finding f on f.workspace_id = $1 and f.id = p.id
  join connection c on c.workspace_id = $1 and c.id = f.connection_id order by p.created_at, p.id`;

export type Kept = Tenant & { removed: boolean };

export const TENANTS = `select c.id, c.name, c.vendor, c.state = 'removed' as removed from connection c
  where c.workspace_id = $1 order by removed, c.name, c.id`;
