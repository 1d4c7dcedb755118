import type { z } from 'zod';
import type { Permission } from '@/lib/auth/permissions';
import type { HoldKind } from '@/lib/model/hold';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What one call of an operation carries, by the vendor's own wire names. */
export type OperationInput = {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
};

/** One thing that a vendor's API can be asked to do: everything that is known of it, in one place. Reaches nothing. */
export type Operation = {
  /** The contract's name of it. */
  id: string;
  title: string;
  summary: string;
  resource: string;
  verb: Verb;
  /** `/api/v1/alerts/{uuid}`; an installation may correct it, its parameters excepted. */
  path: string;
  pathStatus: 'confirmed' | 'inferred';
  /** Not one of the 129 operations of the contracts: a call that they need beside them. */
  support: boolean;
  params: z.ZodObject;
  query: z.ZodObject;
  /** Null: it takes no body. */
  body: z.ZodType | null;
  /** Holds an answer to its container and to the ids in it; what only describes may drift. */
  answer: z.ZodType;
  /** The vendor's own samples; values without meaning (`"string"`, 0) are placeholders of its papers. */
  sample: { request: { params: object; query: object; body: unknown }; answer: unknown };
  /** Who may call it: looked at by the web, and again by the worker. */
  permission: Permission;
  /** A person says what it is needed for, which is on record before the vendor is called. */
  purpose: boolean;
  kind: 'read' | 'write';
  /** To send it twice does no more than to send it once. */
  idempotent: boolean;
  /** How what it did is undone, in words; null where it cannot be, or where there is nothing to undo. */
  undo: string | null;
  /** How a write whose answer was lost is looked for; null: a person decides. */
  readBack: ReadBackRule | null;
  /** Names the documented limit it counts against. */
  rateClass: string;
  /** The holds that a write may come under. None: it is interactive, its answer being what it is called for. */
  holds: readonly HoldKind[];
  /** Those that this body comes under, of which the longest counts. */
  heldAs(settings: unknown, body: unknown): readonly HoldKind[];
  /** The list here in which stands what it changes; null for what is kept nowhere. */
  kept: 'policy' | null;
  /** Whether this body switches a policy off, which may need a second person. */
  switchesOff(settings: unknown, body: unknown): boolean;
  /** Lists of the body of which each entry is one more thing that is changed. */
  many: readonly string[];
  secrets: OperationSecrets;
  /** Why it is off under a connection's settings, in words for its control; null when it is on. */
  whyOff(settings: unknown): string | null;
  /** What in one call these settings do not allow; null when nothing. */
  refusal(settings: unknown, input: OperationInput): Refusal | null;
  notes: readonly string[];
};

/** A place in the input, and why it cannot be sent. */
export type Refusal = { field: string; message: string };

export type OperationSecrets = {
  /** Keys of the body (at any depth) whose values are sealed in the outbox and erased after sending. */
  request: readonly string[];
  /** Keys of the answer (at any depth) whose values are taken out before anybody sees it. */
  answer: readonly string[];
  /** Keys of the answer that the vendor shows once and so do we: to the waiting caller, and nowhere else. */
  once: readonly string[];
};

/** The read that shows what a write did, and what must be found there. */
export type ReadBackRule = {
  /** The operation to ask. */
  operation: string;
  /** Its parameters and query, made of what was sent. */
  input(sent: OperationInput): { params?: Record<string, string>; query?: Record<string, unknown> };
  /** What the answer says of the write. */
  judge(answer: unknown, sent: OperationInput): 'applied' | 'absent' | 'unknown';
  /** What of the answer stands on record where the write was done for a finding; absent: nothing. */
  saw?(answer: unknown): Record<string, unknown> | null;
};
