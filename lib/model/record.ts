import type { Kind, Severity, Status } from './finding';
import type { Signals } from './signals';

/** Which id of a file a vendor gives. */
export const DOCUMENT_KEYS = ['file_id', 'object_id'] as const;
export type DocumentKey = (typeof DOCUMENT_KEYS)[number];

/** A finding as a vendor's `map.ts` makes it: our nouns, the vendor's own words kept beside them. */
export type FindingRecord = {
  kind: Kind;
  /** The vendor's id, always text. */
  externalId: string;
  /** What happened, one sentence, in the vendor's words. */
  title: string;
  /** More words to search in; never HTML. */
  description: string;
  severity: Severity;
  vendorSeverity: string | null;
  status: Status;
  vendorStatus: string | null;
  vendorOwner: string | null;
  /** Keys that join findings across vendors; null where the vendor gives none. */
  person: string | null;
  resource: string | null;
  account: string | null;
  /** The file it is about by its id, where the vendor gives one; follows from `raw`. */
  document?: { key: DocumentKey; value: string } | null;
  /** Policy, rule or event type that raised it. */
  policy: string | null;
  /** Words for the second line where the vendor names no person and no resource ("1 user, 2 devices"). */
  subject: string | null;
  labels: string[];
  /** What the rank looks at beside the severity. */
  signals?: Signals;
  createdAt: Date;
  updatedAt: Date;
  /** The whole record as the vendor sent it, secrets removed. */
  raw: Record<string, unknown>;
  /** Keys of `raw` that change without anything having happened (an age in days): left out of the content hash. */
  volatile?: readonly string[];
};

/** The lists beside the queue that are pulled and kept: one table, told apart by noun. */
export const ITEM_NOUNS = ['policy', 'workflow', 'workflow_run', 'tag', 'activity', 'user'] as const;
export type ItemNoun = (typeof ITEM_NOUNS)[number];

export type ItemRecord = {
  /** A kind within the noun: `security`, `routing`, `app_control` for policies, an event type for activity. */
  kind: string;
  externalId: string;
  title: string;
  status: string | null;
  /** What lists sort by: time of the last change, or of the event. */
  at: Date;
  raw: Record<string, unknown>;
};

/** A record that no schema could read: kept with its reason, so that its page survives. */
export type OddRecord = { externalId: string | null; reason: string };
