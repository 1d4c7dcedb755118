import type { Instant, Tenant } from '@/lib/findings/shapes';
import type { Severity, Source } from '@/lib/model/finding';

/** A number and the query that opens the queue with exactly that many. */
export type Count = { value: number; query: string };
/** `definition` says in a sentence what is counted; `before` is the same over the period before. */
export type Figure = Count & { definition: string; before: Count };

export type Day = { day: string; arrivals: Count; closures: Count };
/** A day of the period before, at the same place in its period. */
export type DayBefore = Day;

export type OldestFinding = {
  id: string;
  title: string;
  severity: Severity;
  source: Source;
  tenant: Tenant;
  createdAt: Instant;
};

/** GET /api/dashboard. Days are those of UTC; `from` is included, `to` is not. */
export type Dashboard = {
  days: number;
  from: Instant;
  to: Instant;
  asOf: Instant;
  open: Figure;
  arrivals: Figure;
  closures: Figure;
  openBySeverity: { severity: Severity; open: Count; bySource: { source: Source; open: Count }[] }[];
  openBySource: { source: Source; open: Count; unowned: Count }[];
  byDay: Day[];
  before: DayBefore[];
  oldest: OldestFinding[];
  byTenant: { tenant: Tenant; open: Count; arrivals: Count; oldestAt: Instant | null }[];
  byOwner: { owner: { id: string; name: string } | null; open: Count }[];
  byPolicy: { policy: string; open: Count }[];
  definitions: Record<'open' | 'arrivals' | 'closures' | 'before' | 'oldest' | 'byDay', string>;
};
