import type { Instant, Person, Tenant } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import type { Source } from '@/lib/model/finding';
import type { ITEM_STATES, JOB_STATES, JobWork } from './schema';

export type JobState = (typeof JOB_STATES)[number];
export type ItemState = (typeof ITEM_STATES)[number];
/** How many items are in each state; together they are always all that were selected. */
export type JobCounts = Record<ItemState, number>;

/** What a vendor allows of one command: how many calls each finding takes, and how many there may be. */
export type Pace = { calls: number; perMinute: number | null; perHour: number | null };

/** The findings of one tenant that the work does the same to. */
export type JobPart = {
  tenant: Tenant;
  source: Source;
  count: number;
  /** Null: it stays here. Otherwise what is sent to the vendor for each. */
  command: CommandKind | null;
  /** Why none of these can be done; null when they can. */
  skipped: string | null;
  /** The vendor's API cannot undo it. */
  final: boolean;
  pace: Pace | null;
};

export type JobPlan = {
  parts: JobPart[];
  /** The number has to be typed; a second person has to agree; how long all is held before it begins. */
  typed: boolean;
  second: boolean;
  holdSeconds: number;
};

/** What remains to be done at one tenant, and what its limit leaves of this hour: null where the vendor counts by the minute. */
export type JobBudget = { tenant: Tenant; waiting: number; seconds: number; leftThisHour: number | null };

/** GET /api/jobs, GET /api/jobs/[id] and what every change of a job answers. */
export type Job = {
  id: string;
  work: JobWork;
  /** The query it was asked for; null where the findings were chosen one by one. */
  query: string | null;
  state: JobState;
  stateNote: string | null;
  selected: number;
  counts: JobCounts;
  /** Of the waiting ones, those whose outcome only a person can find out. */
  needsYou: number;
  plan: JobPlan;
  requestedBy: Person;
  requestedAt: Instant;
  confirmedAt: Instant | null;
  answeredBy: Person | null;
  notBefore: Instant | null;
  finishedAt: Instant | null;
  version: number;
};
export type JobDetail = Job & { budgets: JobBudget[] };
export type JobList = { items: Job[] };

export type JobItem = {
  n: number;
  findingId: string;
  title: string;
  tenant: string;
  state: ItemState;
  reason: string | null;
  at: Instant | null;
  /** Its write to the vendor; `needs_you` where a person has to decide. */
  action: { id: string; state: string } | null;
};
/** GET /api/jobs/[id]/items. `next` is the `after` of the page that follows. */
export type JobItems = { items: JobItem[]; next: number | null };
