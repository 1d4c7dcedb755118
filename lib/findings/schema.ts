import { z } from 'zod';
import { CommandKind } from '@/lib/model/command';
import { Kind, Severity, Source, Status, Verdict } from '@/lib/model/finding';
import { RANK_FACTORS } from './rank';
import type * as shapes from './shapes';

const text = z.string().nullable();
const instant = z.iso.datetime({ offset: true });
const person = z.object({ id: z.uuid(), name: z.string() });

/** As many as one finding may stand for: its page lists them all. */
export const MOST_MERGED = 200;

export const SORTS = [
  '-severity',
  'severity',
  '-updated',
  'updated',
  '-created',
  'created',
  '-rank',
  'rank',
  'due',
  '-due',
] as const;
export const Sort = z.enum(SORTS);
export type Sort = z.infer<typeof Sort>;

/** Length and form are the parser's to judge: it can point at what is wrong. */
export const QueryText = z.string().max(100_000).default('');

export const ListQuery = z.object({
  q: QueryText,
  sort: Sort.default('-severity'),
  cursor: z.string().min(1).max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const ExportQuery = z.object({ q: QueryText });
export type ExportQuery = z.infer<typeof ExportQuery>;
export const CountQuery = z.object({ q: QueryText });
export const GROUPS = ['policy', 'person', 'resource', 'account'] as const;
export const GroupsQuery = z.object({ q: QueryText, by: z.enum(GROUPS) });
export type GroupBy = (typeof GROUPS)[number];
export const SuggestQuery = z.object({
  /** The field whose value is being typed; absent while it is a word or a field's name. */
  field: z.string().max(40).optional(),
  typed: z.string().max(200).default(''),
  /** The rest of the query, under which values are counted. */
  q: QueryText,
});
export type SuggestQuery = z.infer<typeof SuggestQuery>;

const id = z.uuid().toLowerCase();
export const FindingId = z.object({ id });
const version = z.int().min(1);
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be kept.');

/** `me`, a member who may act, or null for nobody. */
export const Owner = z.union([z.uuid().toLowerCase(), z.literal('me'), z.null()]);
/** Null: what the vendor says counts again. */
export const OwnStatus = Status.exclude(['unknown', 'snoozed', 'suppressed', 'merged']).nullable();
export const OwnSeverity = Severity.exclude(['unknown']).nullable();
const NoteText = words(4000);
const Label = words(100);
const Reason = words(2000).optional();

export const AssignBody = z.object({ ownerId: Owner, version });
export const StatusBody = z.object({ status: OwnStatus, version });
export const SeverityBody = z.object({ severity: OwnSeverity, version });
/** A verdict has a reason; taking one back needs none. */
const hasReason = ({ verdict, reason }: { verdict: unknown; reason?: string }) =>
  verdict === null || reason !== undefined;
const SAY_WHY = { path: ['reason'], error: 'Say why.' };
const judged = { verdict: Verdict.nullable(), reason: Reason };
export const VerdictBody = z.object({ ...judged, version }).refine(hasReason, SAY_WHY);
/** Members whom a note tells. */
const Mentions = z.array(id).min(1).max(20).optional();
export const NoteBody = z.object({ body: NoteText, mentions: Mentions });
/** Null brings it back. That it is ahead is looked at when it is done: a job that was kept is read later, too. */
const Until = instant.nullable();
export const SnoozeBody = z.object({ until: Until, version });
export const ShowAgainBody = z.object({ version });
export const HandOverBody = z.object({ ownerId: id, note: NoteText, version });
export const WatchBody = z.object({ watching: z.boolean() });
export const ListMentions = z.object({
  /** `yes`: only what was not seen yet. */
  unseen: z.enum(['yes', 'no']).default('no'),
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListMentions = z.infer<typeof ListMentions>;
export const SeeMentions = z.object({ findingId: id });
export const LabelBody = z.object({ label: Label });

/** A person's choice where the vendor changed a field that was set here. */
export const SettleConflict = z.object({
  field: z.enum(['status', 'severity']),
  choice: z.enum(['ours', 'theirs']),
  version,
});
export type SettleConflict = z.infer<typeof SettleConflict>;

/** What may be done to one finding or to many. */
export const Change = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), ownerId: Owner }),
  z.object({ type: z.literal('status'), status: OwnStatus }),
  z.object({ type: z.literal('severity'), severity: OwnSeverity }),
  z.object({ type: z.literal('snooze'), until: Until }),
  z.object({ type: z.literal('show_again') }),
  z.object({ type: z.literal('verdict'), ...judged }).refine(hasReason, SAY_WHY),
  z.object({ type: z.literal('hand_over'), ownerId: id, note: NoteText }),
  z.object({ type: z.literal('note'), body: NoteText, mentions: Mentions }),
  z.object({ type: z.literal('label.add'), label: Label }),
  z.object({ type: z.literal('label.remove'), label: Label }),
]);
export type Change = z.infer<typeof Change>;

export const BulkBody = z.object({
  ids: z
    .array(id)
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, 'An id is there twice.'),
  change: Change,
  /** The version each was seen in; one that is not named here is changed as it is found. */
  versions: z.record(id, version).default({}),
});
export type BulkBody = z.infer<typeof BulkBody>;

/** As many as one finding may stand for. */
const MergedIds = z
  .array(id)
  .min(1)
  .max(MOST_MERGED)
  .refine((ids) => new Set(ids).size === ids.length, 'An id is there twice.');
const versions = z.record(id, version).default({});
export const MergeBody = z.object({ ids: MergedIds, versions });
export type MergeBody = z.infer<typeof MergeBody>;
/** `all`: everything that is merged into it. */
export const SplitBody = z.object({ ids: z.union([MergedIds, z.literal('all')]), versions });
export type SplitBody = z.infer<typeof SplitBody>;

const Write = z.object({
  actionId: z.uuid(),
  command: CommandKind,
  state: z.enum([
    'asked',
    'held',
    'queued',
    'claimed',
    'sending',
    'done',
    'rejected',
    'unclear',
    'reading_back',
    'needs_you',
    'cancelled',
  ]),
  notBefore: instant,
  settledAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  driftedAt: instant.nullable(),
  driftedTo: text,
  message: text,
});

/** A row of the queue; `shapes.ts` has the same for the browser, without zod. */
export const FindingRow = z.object({
  id: z.uuid(),
  source: Source,
  kind: Kind,
  tenant: z.object({ id: z.uuid(), name: z.string(), vendor: z.string(), removedAt: instant.nullish() }),
  externalId: z.string(),
  title: z.string(),
  subject: text,
  person: text,
  resource: text,
  account: text,
  policy: text,
  severity: Severity,
  vendorSeverity: text,
  ownSeverity: Severity.nullable(),
  status: Status,
  vendorStatus: text,
  ownStatus: Status.nullable(),
  owner: person.nullable(),
  vendorOwner: text,
  verdict: Verdict.nullable(),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  goneAt: instant.nullable(),
  dueAt: instant.nullable(),
  pausedAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
  fold: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('accepted'), until: instant }),
      z.object({ state: z.literal('reopened'), why: z.enum(['expired', 'new_resource', 'severity']), at: instant }),
    ])
    .nullable(),
  merged: z.object({ count: z.int(), worst: Severity.nullable() }).nullable(),
  mergedInto: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  leftMs: z.number().nullable(),
  breached: z.boolean(),
  rank: z.int(),
  rankFactors: z.partialRecord(z.enum(RANK_FACTORS), z.int()),
  version,
  write: Write.nullable(),
}) satisfies z.ZodType<shapes.FindingRow>;
