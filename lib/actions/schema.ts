import { z } from 'zod';
import { COMMANDS, CommandKind } from '@/lib/model/command';

export const ACTION_STATES = [
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
] as const;
export const ActionState = z.enum(ACTION_STATES);
export type ActionState = z.infer<typeof ActionState>;

/** What came of an action, in words that can be shown. */
export const Outcome = z.object({
  message: z.string().nullable(),
  code: z.string().nullish(),
  vendorMessage: z.string().nullish(),
  vendorRequestId: z.string().nullish(),
  externalId: z.string().nullish(),
  retryAt: z.number().nullish(),
  /** The vendor's HTTP status, where an operation was called by its name. */
  status: z.number().nullish(),
});
export type Outcome = z.infer<typeof Outcome>;

/** One request to do something at a vendor. Instants in ISO 8601. */
export const Action = z.object({
  id: z.uuid(),
  batchId: z.uuid().nullable(),
  connectionId: z.uuid(),
  findingId: z.uuid().nullable(),
  itemId: z.uuid().nullable(),
  command: CommandKind,
  target: z.string(),
  input: z.record(z.string(), z.unknown()),
  reference: z.string(),
  state: ActionState,
  /** How often it was claimed; and how often that was a try, which being told to come back later is not. */
  attempt: z.int(),
  tries: z.int(),
  notBefore: z.coerce.date(),
  requestedBy: z.uuid(),
  requestedAt: z.coerce.date(),
  /** The second person who agreed or refused, where one was needed. */
  answeredBy: z.uuid().nullable(),
  answeredAt: z.coerce.date().nullable(),
  sentAt: z.coerce.date().nullable(),
  settledAt: z.coerce.date().nullable(),
  confirmedAt: z.coerce.date().nullable(),
  outcome: Outcome.nullable(),
});
export type Action = z.infer<typeof Action>;

export const ActionBody = z.object({ command: CommandKind, input: z.record(z.string(), z.unknown()).default({}) });
export type ActionBody = z.infer<typeof ActionBody>;

export const DecideBody = z.object({ decision: z.enum(['there', 'again', 'give_up']) });
export type DecideBody = z.infer<typeof DecideBody>;

export const AnswerBody = z.object({ answer: z.enum(['approve', 'refuse']) });
export type AnswerBody = z.infer<typeof AnswerBody>;

export const BulkBody = ActionBody.extend({ findingIds: z.array(z.uuid()).min(1).max(500) });
export type BulkBody = z.infer<typeof BulkBody>;

/** The input of a command as its own schema reads it. */
export function parseInput(command: CommandKind, input: unknown): Record<string, unknown> {
  return COMMANDS[command].parse(input);
}
