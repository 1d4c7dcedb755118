import type { FindingRow, Instant, Person, Tenant } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import type { ItemNoun } from '@/lib/model/record';
import type { Action, ActionState } from './schema';

/** An action as JSON carries it. GET /api/actions/[id], POST /api/findings/[id]/actions, POST /api/actions/[id]/take-back */
export type ActionJson = {
  [K in keyof Action]: Action[K] extends Date ? Instant : Action[K] extends Date | null ? Instant | null : Action[K];
};

/** POST /api/actions/bulk */
export type BulkJson = {
  batchId: string;
  requested: number;
  skipped: number;
  holdSeconds: number;
  items: ({ id: string; result: 'requested'; actionId: string } | { id: string; result: 'skipped'; reason: string })[];
};

type Choice = { value: number; label: string };

/** GET /api/findings/[id]/close: what a person can choose when closing one finding, or moving it at its vendor. */
export type CloseChoices = {
  /** Where closing happens: at the vendor, here only, or it is closed and gets a verdict alone. */
  at: 'vendor' | 'here' | 'closed';
  command: 'dlp.close' | 'edge.close' | null;
  holdSeconds: number;
  /** Why the vendor cannot be told, in words for the control; null when it can. */
  whyOff: string | null;
  /** What this vendor's API cannot do at all. */
  cannot: string;
  /** Named incident statuses of this tenant; Edge only. */
  incidentStatuses: Choice[];
  /** Named statuses of this tenant, to set without closing; Edge only. */
  statuses: Choice[];
  /** The commands its vendor takes for it, each with why it is off for this tenant; null when it is on. */
  commands: Partial<Record<CommandKind, string | null>>;
};

/** POST /api/findings/[id]/close. `action` is the close on its way to the vendor; null where it stays here. */
export type ClosedJson = { finding: FindingRow; action: ActionJson | null };

/** What came of one of the findings; `actionId` is its close on the way to the vendor. */
export type CloseResult = { id: string; result: 'done' | 'skipped'; message: string | null; actionId: string | null };
/** POST /api/findings/bulk-close. `holdSeconds`: how long all of those on their way can be taken back; null where none is. */
export type CloseResults = { results: CloseResult[]; done: number; holdSeconds: number | null };

/** A write that waits for a second person: what it is, on what, and whose wish it is. */
export type AskedAction = {
  id: string;
  command: CommandKind;
  input: Record<string, unknown>;
  /** "Suspend policy". */
  words: string;
  /** The vendor's own id of what it changes. */
  target: string;
  /** What it changes, where it is known here. */
  item: { noun: ItemNoun; id: string; title: string } | null;
  tenant: Tenant;
  vendorLabel: string;
  requestedBy: Person;
  requestedAt: Instant;
  isMine: boolean;
  /** Whether the role of who reads this may answer at all. */
  may: boolean;
};
/** GET /api/actions/asked */
export type AskedActions = { items: AskedAction[] };

/** A write of one's own that came to nothing, or waits for a decision. */
export type Trouble = {
  actionId: string;
  findingId: string;
  title: string;
  command: string;
  state: Extract<ActionState, 'rejected' | 'needs_you' | 'unclear'>;
  message: string | null;
  at: Instant;
};
