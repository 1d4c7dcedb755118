import type { CommandKind } from '@/lib/model/command';
import type { Kind, Severity, Source, Status, Verdict } from '@/lib/model/finding';
import type { RankFactors } from './rank';
import type { Targets, Weights } from './ranking-schema';

/** An instant as ISO 8601 text, as JSON carries it. */
export type Instant = string;
export type Person = { id: string; name: string };
/** `removedAt`: since then nothing is read from it and nothing can be sent to it. */
export type Tenant = { id: string; name: string; vendor: string; removedAt?: Instant | null };

export type ActionState =
  | 'asked'
  | 'held'
  | 'queued'
  | 'claimed'
  | 'sending'
  | 'done'
  | 'rejected'
  | 'unclear'
  | 'reading_back'
  | 'needs_you'
  | 'cancelled';

/** The last write to the vendor that was asked for, and how true it is by now. */
export type Write = {
  actionId: string;
  command: CommandKind;
  state: ActionState;
  notBefore: Instant;
  settledAt: Instant | null;
  /** When a read after the write returned what was asked for. */
  confirmedAt: Instant | null;
  /** When the vendor was seen to have something else later, and what. */
  driftedAt: Instant | null;
  driftedTo: string | null;
  /** The vendor's words, or ours about it. */
  message: string | null;
};

/** The write of a row. `saving`: the browser has asked for it and has no answer yet; no server says so. */
export type RowWrite = Omit<Write, 'state'> & { state: ActionState | 'saving' };

/** One row of the queue. `severity` and `status` are what counts; the vendor's and our own words stand beside them. */
export type FindingRow = {
  id: string;
  source: Source;
  kind: Kind;
  tenant: Tenant;
  /** The vendor's id. */
  externalId: string;
  /** At most 300 characters in lists. */
  title: string;
  subject: string | null;
  person: string | null;
  resource: string | null;
  account: string | null;
  policy: string | null;
  severity: Severity;
  vendorSeverity: string | null;
  ownSeverity: Severity | null;
  status: Status;
  vendorStatus: string | null;
  ownStatus: Status | null;
  owner: Person | null;
  vendorOwner: string | null;
  verdict: Verdict | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** When it became closed: the vendor's time where the vendor closed it, else ours. */
  closedAt: Instant | null;
  /** When a whole walk no longer saw it at the vendor. */
  goneAt: Instant | null;
  /** By when it should be closed; null while no clock runs: closed, paused, or without a target. */
  dueAt: Instant | null;
  /** Since when its clock waits for a user or approver, and the time that was left then; below zero: it was over. */
  pausedAt: Instant | null;
  leftMs: number | null;
  /** Put aside until then, or until it gets worse. */
  snoozedUntil: Instant | null;
  /** How many it stands for, and how bad the worst of them is that is not closed. */
  merged: MergedMark | null;
  /** What stands for it. */
  mergedInto: { id: string; title: string } | null;
  /** What became of the acceptance of its fold: it is accepted with it, or back because the acceptance ended by itself. */
  fold: FoldMark | null;
  /** Its target was missed: it is over now, or was when the clock stopped. */
  breached: boolean;
  /** The score by which it is ranked; `rankFactors` add up to it exactly. */
  rank: number;
  rankFactors: RankFactors;
  version: number;
  write: RowWrite | null;
};

export type MergedMark = { count: number; worst: Severity | null };

/** Why a fold that was accepted is open again. `taken_back`: a person said so; else it did by itself. */
export type FoldReopened = 'expired' | 'new_resource' | 'severity' | 'taken_back';
export type FoldMark =
  | { state: 'accepted'; until: Instant }
  | { state: 'reopened'; why: Exclude<FoldReopened, 'taken_back'>; at: Instant };

/**
 * A fold (policy and account) that was accepted until a time, or until it gets worse. `findings` and `severity`: how many
 * and how bad when it was. `moving`: some of its findings have still to follow. `reopened.finding`: the one that did it.
 */
export type FoldAcceptance = {
  id: string;
  state: 'active' | 'reopened';
  reason: string;
  owner: Person;
  acceptedBy: Person;
  acceptedAt: Instant;
  expiresAt: Instant;
  severity: Severity;
  findings: number;
  moving: boolean;
  reopened: { at: Instant; why: FoldReopened; finding: { id: string; name: string } | null } | null;
  version: number;
};

/** GET /api/findings */
export type FindingPage = { items: FindingRow[]; next: string | null };

/** GET /api/findings/count. `atLeast`: there are more than `total`, which happens with text searches only. */
export type FindingCount = { total: number; atLeast: boolean };

/** GET /api/findings/why: what remains of the count when one part of the query is dropped. */
export type QueryParts = { total: number; atLeast: boolean; parts: { part: string; without: string; total: number }[] };

/** `term` is the query text that filters for this value. */
export type FacetValue = { value: string | null; label: string; count: number; term: string };
export type FacetName =
  | 'severity'
  | 'source'
  | 'kind'
  | 'status'
  | 'owner'
  | 'tenant'
  | 'policy'
  | 'account'
  | 'person';
export type TimeBucket = { from: Instant; to: Instant; count: number; term: string };

/** GET /api/findings/facets. Closed sets come whole, policy, account and person as their 20 most frequent. */
export type Facets = {
  total: number;
  atLeast: boolean;
  facets: Record<FacetName, FacetValue[]>;
  /** By the vendor's creation time. */
  histogram: { unit: 'hour' | 'day' | 'week' | 'month'; buckets: TimeBucket[] };
};

/** What a query's findings share. `of`: how many it has in all, whatever the query. `term` opens exactly these. */
export type FindingGroup = {
  value: string;
  term: string;
  count: number;
  of: number;
  newestAt: Instant;
  severities: Record<Severity, number>;
};
/** GET /api/findings/groups: the largest of them; `without` are those that name nothing to gather them by. */
export type FindingGroups = {
  total: number;
  without: { count: number; term: string };
  groups: number;
  items: FindingGroup[];
};

/** GET /api/findings/suggest. `term` is what to put into the query; `count` null where nothing was counted. */
export type Suggestion = { field: string; label: string; term: string; hint: string | null; count: number | null };
export type Suggestions = { items: Suggestion[] };

export type FindingLabel = { label: string; origin: 'vendor' | 'own'; at: Instant };
/** `told`: who is mentioned in it. */
export type FindingNote = { id: string; author: Person; body: string; at: Instant; told: Person[] };

/** A note that mentions who asks. `seenAt` null: not seen yet. */
export type Mention = {
  noteId: string;
  at: Instant;
  seenAt: Instant | null;
  body: string;
  author: Person;
  finding: Pick<FindingRow, 'id' | 'title' | 'source' | 'severity' | 'status'>;
};
/** GET /api/me/mentions */
export type MentionPage = { items: Mention[]; next: string | null };
export type FindingAction = Write & {
  requestedBy: Person;
  requestedAt: Instant;
  sentAt: Instant | null;
  attempt: number;
};

/** The vendor changed a field that was set here, and nobody has chosen yet. `theirs` is the vendor's own word. */
export type FieldConflict = { theirs: string; at: Instant } & (
  | { field: 'status'; ours: Status }
  | { field: 'severity'; ours: Severity }
);

export type Suppression = { rule: { id: string; name: string }; at: Instant; until: Instant };

/** What happened, newest first. `vendor`: a time the vendor's record names. `console`: one of our audit rows. */
export type TimelineEntry =
  | { origin: 'vendor'; at: Instant; what: 'created' | 'updated' | 'closed' | 'gone' }
  | { origin: 'console'; at: Instant; what: 'first_seen' | 'tenant_removed' }
  | { origin: 'console'; at: Instant; what: string; seq: number; actor: string; before: unknown; after: unknown };

/** GET /api/findings/[id]: the title whole, and all that is kept beside the row. `raw` was freed of secrets by the sync. */
export type FindingDetail = FindingRow & {
  description: string;
  firstSeenAt: Instant;
  labels: FindingLabel[];
  notes: FindingNote[];
  /** The case it is looked at in. */
  case: { id: string; number: number; title: string; isClosed: boolean } | null;
  conflicts: FieldConflict[];
  /** The file it is about by its id, where the vendor gives one. */
  document: string | null;
  /** Of the fold it belongs to; null where that was never accepted. */
  acceptance: FoldAcceptance | null;
  /** Who merged it into another when, and where that stands. */
  merge: { by: Person; at: Instant; leaderStatus: Status } | null;
  /** The rule that leaves it out of what is open, and until when at the latest. */
  suppression: Suppression | null;
  raw: Record<string, unknown>;
  actions: FindingAction[];
  timeline: TimelineEntry[];
};

/** GET /api/findings/[id]/related. `total` and `open` leave the finding itself out; `query` opens them all, itself included. */
export type RelatedGroup = {
  by: 'person' | 'resource' | 'account';
  value: string;
  total: number;
  open: number;
  query: string;
  items: FindingRow[];
};
export type Related = { groups: RelatedGroup[] };

/** `url`: its page at its vendor, as the record says. */
export type MergedFinding = { finding: FindingRow; by: Person; at: Instant; url: string | null };
/** GET /api/findings/[id]/merged: what it stands for, those that are not closed first. */
export type MergedFindings = { items: MergedFinding[] };

/** PATCH /api/findings: one result for each id asked for, in that order. */
export type ChangeResult = {
  id: string;
  result: 'done' | 'unchanged' | 'conflict' | 'not_found' | 'not_possible';
  message: string | null;
  version: number | null;
};
export type ChangeResults = { results: ChangeResult[]; done: number };

/** GET /api/ranking. Revision 0: nobody has set anything. `isReached`: every finding is ranked by it. */
export type Ranking = {
  revision: number;
  weights: Weights;
  targets: Targets;
  madeAt: Instant | null;
  madeBy: string | null;
  isReached: boolean;
};

/** GET /api/ranking/preview: what would stand first. `finding.rank` is the rank of now; `isNew`: it is not among the first now. */
export type RankingPreview = {
  items: { finding: FindingRow; rank: number; rankFactors: RankFactors; isNew: boolean }[];
};
