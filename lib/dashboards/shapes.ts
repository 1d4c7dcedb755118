import type { Instant, Tenant } from '@/lib/findings/shapes';
import type { Severity, Source, Verdict } from '@/lib/model/finding';

/** A number and the query that opens the queue with exactly that many. */
export type Count = { value: number; query: string };
/** `definition` says in a sentence what is counted; `before` is the same over the period before. */
export type Figure = Count & { definition: string; before: Count };

export type Day = { day: string; arrivals: Count; closures: Count };
/** A day of the period before, at the same place in its period. */
export type DayBefore = Day;

/** How long a step took for the findings of `of`; null where there are none. */
export type Took = { of: Count; medianMs: number | null; p90Ms: number | null };
export type Times = {
  all: Took;
  /** Over the period before. */
  before: Took;
  bySeverity: ({ severity: Severity } & Took)[];
  bySource: ({ source: Source } & Took)[];
};

export type Age = 'today' | 'week' | 'month' | 'quarter' | 'older';

/** What the findings closed in the period were found to be. */
export type Verdicts = {
  judged: Count;
  falsePositive: Count;
  before: { judged: Count; falsePositive: Count };
  byVerdict: { verdict: Verdict; of: Count }[];
  byPolicy: { policy: string; judged: Count; falsePositive: Count }[];
};

export type OldestFinding = {
  id: string;
  title: string;
  severity: Severity;
  source: Source;
  tenant: Tenant;
  createdAt: Instant;
};

export type Named = { name: string; open: Count };

/** GET /api/dashboard. Days are those of UTC; `from` is included, `to` is not. */
export type Dashboard = {
  days: number;
  /** The one source it is about; null for all. */
  source: Source | null;
  from: Instant;
  to: Instant;
  asOf: Instant;
  open: Figure;
  /** Put aside until they come back: with the open ones all that is not over. */
  snoozed: Count;
  /** Left out by a rule until the rule ends: with the open ones all that would be shown. */
  suppressedNow: Count;
  /** Behind another finding that stands for them. */
  merged: Count;
  arrivals: Figure;
  closures: Figure;
  /** Of what arrived: accepted, so that nobody has to look at it. */
  suppressed: Figure;
  /** Closed in the period after their target had run out; what was never on our clock cannot be. */
  late: Figure;
  /** Open now, with a clock that has run out. */
  overdue: Count;
  openBySeverity: { severity: Severity; open: Count; bySource: { source: Source; open: Count }[] }[];
  openBySource: { source: Source; open: Count; unowned: Count }[];
  openByAge: { age: Age; open: Count }[];
  byDay: Day[];
  before: DayBefore[];
  oldest: OldestFinding[];
  byTenant: { tenant: Tenant; open: Count; arrivals: Count; oldestAt: Instant | null }[];
  byOwner: { owner: { id: string; name: string } | null; open: Count; closed: Count }[];
  byPolicy: { policy: string; open: Count }[];
  byPerson: Named[];
  byResource: Named[];
  byAccount: Named[];
  acknowledging: Times;
  closing: Times;
  verdicts: Verdicts;
  definitions: Record<
    | 'open'
    | 'arrivals'
    | 'closures'
    | 'before'
    | 'oldest'
    | 'byDay'
    | 'suppressed'
    | 'acknowledging'
    | 'closing'
    | 'verdicts'
    | 'late'
    | 'overdue',
    string
  >;
};
