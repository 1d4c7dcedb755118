import { z } from 'zod';
import type { CallAnswer, OpenHttp, Passing, RateBudget } from '@/lib/http/open';
import type { HttpTimeouts } from '@/lib/http/open-http';
import type { RateLimit } from '@/lib/http/rate-limit';
import type { Command, CommandKind } from '@/lib/model/command';
import type { FindingRecord, ItemNoun, ItemRecord, OddRecord } from '@/lib/model/record';
import type { About } from './about';
import type { Operation, OperationInput } from './operation';
import type { OperationTable } from './overrides';

export type Noun = 'finding' | ItemNoun;
export type RecordOf<N extends Noun> = N extends 'finding' ? FindingRecord : ItemRecord;

/**
 * One page of a walk. `total` is the vendor's own count of all that matches, when it gives one; where a walk has several
 * parts it grows, and the last page's counts.
 */
export type Page<N extends Noun = Noun> = { items: RecordOf<N>[]; odd: OddRecord[]; total: number | null };

/** The part of time a walk covers; vendors without time filters ignore it and answer everything. */
export type Window = { from: Date; to: Date };

/** Which time of a record a window is about. */
export type TimeField = 'created' | 'updated';

/**
 * How a noun is walked.
 * `mode: 'window'` — asked by time window, in steps of at most `stepMs`. `by` says which times the vendor filters on.
 * `mode: 'whole'` — every walk answers everything there is.
 */
export type PullSpec<N extends Noun, Api> = {
  mode: 'window' | 'whole';
  stepMs?: number;
  /** With `updated` a head walk sees changes of old records; where only `created` stands, it cannot. First is the default. */
  by?: readonly TimeField[];
  pages(api: Api, window: Window, signal: AbortSignal, by?: TimeField): AsyncIterable<Page<N>>;
  /** Everything that is not closed, whenever it was made: how changes are found where the vendor cannot be asked for them. */
  openPages?(api: Api, signal: AbortSignal): AsyncIterable<Page<N>>;
  /** How often the head is asked again, at the fastest. */
  everyMs: number;
};

/** What came of a write: the vendor's words and the changed record, when it answered one. */
export type Receipt = {
  message: string | null;
  record: FindingRecord | ItemRecord | null;
  externalId: string | null;
  /** What was answered to an operation that was called by its name: for its caller, and never stored. */
  operated?: Operated;
};

/** What a read-back found: `applied` the vendor holds it, `absent` it does not, `unknown` it cannot be told. */
export type ReadBack = {
  outcome: 'applied' | 'absent' | 'unknown';
  record: FindingRecord | ItemRecord | null;
  note: string | null;
  /** What was seen there and stands on record where the write was done for a finding. */
  saw?: Record<string, unknown> | null;
};

export type PerformSpec<K extends CommandKind, Api> = {
  perform(api: Api, command: Command<K>, signal: AbortSignal): Promise<Receipt>;
  /** Looks whether the vendor holds what the command asked for. Absent: the vendor offers no way to look. */
  readBack?(api: Api, command: Command<K>, signal: AbortSignal): Promise<ReadBack>;
};

/** A named read that is never stored: details, history, evidence link. Params are validated by its schema. */
export type LiveRead<Api> = {
  params: z.ZodType;
  read(api: Api, params: Record<string, string>, signal: AbortSignal): Promise<unknown>;
};

/** What a read with `isFile` answers, to the worker alone. */
export const FileLink = z.object({ url: z.string().nullable() });
export type FileLink = z.infer<typeof FileLink>;

/** How a vendor may be called: its documented limits by rate class, and where its time-outs differ from ours. */
export type HttpRules = {
  limits: Record<string, RateLimit>;
  /** Whose limits they are: each credential's own (the default), or those of all who call one origin from here. */
  limitsOf?: 'credential' | 'origin';
  timeouts?: Partial<HttpTimeouts>;
};

/** What every client offers beside its named methods: any operation of its table, by that table alone. */
export type OperationApi = {
  /** With the corrections of this installation. */
  operations: OperationTable;
  budget: OpenHttp['budget'];
  send<T>(
    operation: Operation,
    input: OperationInput,
    answer: z.ZodType<T>,
    signal: AbortSignal,
    pass?: Passing<T>,
  ): Promise<CallAnswer<T>>;
};

export type Spec<C, S, Api> = {
  about: About;
  http?: HttpRules;
  open(opened: { credentials: C; settings: S; http: OpenHttp }): Api;
  /** The cheapest call that proves the credentials; its answer is one sentence for the admin. */
  verify(api: Api, signal: AbortSignal): Promise<string>;
  pull: { [N in Noun]?: PullSpec<N, Api> };
  /** One record by the vendor's id: asked before a record that vanished is called gone. Null: the vendor says it is not there. */
  getOne?(api: Api, noun: Noun, externalId: string, signal: AbortSignal): Promise<FindingRecord | ItemRecord | null>;
  perform: { [K in CommandKind]?: PerformSpec<K, Api> };
  live: Record<string, LiveRead<Api>>;
};

/** A vendor with its types closed over: what the rest of the code meets. */
export type Vendor = {
  about: About;
  http: HttpRules;
  connect(opened: { credentials: unknown; settings: unknown; http: OpenHttp }): Connected;
};

/** What is told of a pull without its functions. `walksOpen`: `pullOpen` finds changes that windows cannot. */
export type Pulled = {
  mode: 'window' | 'whole';
  stepMs?: number;
  by?: readonly TimeField[];
  everyMs: number;
  walksOpen: boolean;
};

/** What a vendor answered to an operation, with what the caller may want to quote or to mind. */
export type Operated = {
  status: number;
  requestId: string | null;
  ms: number;
  budget: RateBudget | null;
  result: unknown;
};

/** Takes a large answer as it comes: what is known of it first, then its bytes. */
export type PassOn = (told: Omit<Operated, 'result'>, chunks: AsyncIterable<Uint8Array>) => Promise<void>;

export type Connected = {
  about: About;
  verify(signal: AbortSignal): Promise<string>;
  pullSpec(noun: Noun): Pulled | null;
  pull<N extends Noun>(noun: N, window: Window, signal: AbortSignal, by?: TimeField): AsyncIterable<Page<N>>;
  /** Null where `pullSpec(noun).walksOpen` is false. */
  pullOpen<N extends Noun>(noun: N, signal: AbortSignal): AsyncIterable<Page<N>> | null;
  getOne(noun: Noun, externalId: string, signal: AbortSignal): Promise<FindingRecord | ItemRecord | null> | null;
  perform(command: Command, signal: AbortSignal): Promise<Receipt>;
  readBack(command: Command, signal: AbortSignal): Promise<ReadBack>;
  live(name: string, params: Record<string, string>, signal: AbortSignal): Promise<unknown>;
  /** Calls one operation of the contract; its answer is validated, and what is secret in it taken out. */
  operate(id: string, input: OperationInput, signal: AbortSignal): Promise<Operated>;
  /** As `operate`; a large answer in which nothing has to be taken out goes to `pass` unread, and null is answered. */
  operateOrPass(id: string, input: OperationInput, pass: PassOn, signal: AbortSignal): Promise<Operated | null>;
};
