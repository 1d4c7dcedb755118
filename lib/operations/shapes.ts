import type { ActionJson } from '@/lib/actions/shapes';
import type { RateBudget } from '@/lib/http/open';
import type { HoldKind } from '@/lib/model/hold';
import type { Slot } from '@/lib/vendors/slot';

/** A JSON Schema as the server made it, with `known` values of open enums and `description`s in it. */
export type JsonSchema = Record<string, unknown>;

/** One operation in the list of a connection. */
export type OperationSummary = {
  id: string;
  title: string;
  summary: string;
  resource: string;
  verb: string;
  /** As this installation has it. */
  path: string;
  pathStatus: 'confirmed' | 'inferred';
  /** An admin has corrected verb or path for this connection. */
  corrected: boolean;
  /** Beside the contract's own operations. */
  support: boolean;
  kind: 'read' | 'write';
  /** What it is to its resource. */
  slot: Slot;
  permission: string;
  /** Whether the caller's role has that permission. */
  may: boolean;
  /** Why it is off for this connection, in words; null when it is on. */
  whyOff: string | null;
  /** A write that is waited for, whatever is in it; every other is held, and can be taken back meanwhile. */
  interactive: boolean;
  /** How long each hold is that a write may come under, as the workspace set it. */
  holds: Partial<Record<HoldKind, number>>;
};

/** GET /api/connections/[id]/operations */
export type OperationList = {
  vendor: string;
  vendorLabel: string;
  /** What this tenant's numbers mean: enum, number, name. */
  names: Record<string, Record<string, string>>;
  operations: OperationSummary[];
};

/** GET /api/connections/[id]/operations/[operation] */
export type OperationDetail = OperationSummary & {
  params: JsonSchema;
  query: JsonSchema;
  /** Null: it takes no body. */
  body: JsonSchema | null;
  answer: JsonSchema;
  /** The vendor's own samples; `"string"` and 0 are placeholders of its papers. */
  sample: { request: { params: object; query: object; body: unknown }; answer: unknown };
  /** A `purpose` has to be sent along. */
  purpose: boolean;
  idempotent: boolean;
  /** Lists of its body that name one more thing to change with each entry; above `typedOver` their number is typed. */
  many: readonly string[];
  typedOver: number;
  /** How it is undone, in words; null where it cannot be, or where there is nothing to undo. */
  undo: string | null;
  /** The operation that is asked when the answer of a write is lost; null: a person decides. */
  readBack: string | null;
  /** The header that carries the credential, with a name in its place. */
  auth: { header: string; value: string };
  rateClass: string;
  rateLimit: { perSecond?: number; perMinute?: number; perHour?: number };
  secrets: {
    /** Keys of the body that are sealed to the worker and erased after sending. */
    request: readonly string[];
    /** Keys of the answer whose values are taken out. */
    answer: readonly string[];
    /** Keys of the answer that are shown this once and never again. */
    once: readonly string[];
  };
  notes: readonly string[];
};

/**
 * POST /api/connections/[id]/operations/[operation]
 *
 * `answered` (200): the vendor has answered; of a write this says that it is done, and `action` is its record.
 * `queued` (202): the write is held, or goes on in the background after 25 seconds; `action` says how it stands.
 * Anything else is a problem body: with `vendor` where the vendor said no, and its words in `message`.
 */
export type OperationAnswer =
  | {
      outcome: 'answered';
      /** The vendor's HTTP status. */
      status: number;
      /** The vendor's own id of the call, to quote to its support. */
      requestId: string | null;
      /** What the vendor took, waiting for the rate limit included. */
      ms: number;
      budget: RateBudget | null;
      /** Passed on as it came: larger than what is read here, and with nothing in it to take out. */
      unread?: true;
      /** Null where the vendor answers nothing, and to a post that repeats one that is done. */
      result: unknown;
      /** Null for reads. */
      action: ActionJson | null;
    }
  | { outcome: 'queued'; action: ActionJson };
