import type { Instant, Tenant } from '@/lib/findings/shapes';
import type { ActivitySource } from './language';

export type ActivityRow = {
  /** An item's id, or the number of an audit record. */
  id: string;
  source: ActivitySource;
  /** Null for what was done here. */
  tenant: Tenant | null;
  kind: string;
  title: string;
  at: Instant;
  goneAt: Instant | null;
  actor: string | null;
  address: string | null;
  resource: string | null;
  resourceKind: string | null;
  environment: string | null;
};

/** Our own audit log is for those who may read it: to others it is left out, and they are told. */
export type OwnAudit = 'part_of_it' | 'left_out';

/** GET /api/activity */
export type ActivityPage = { rows: ActivityRow[]; next: string | null; ownAudit: OwnAudit };

/** GET /api/activity/facets: what is in the list, counted under the whole query. */
export type ActivityFacetValue = { value: string; count: number };
export type ActivityFacets = { total: number } & Record<'source' | 'kind' | 'actor' | 'tenant', ActivityFacetValue[]>;
