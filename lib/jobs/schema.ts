import { z } from 'zod';
import { Said } from '@/lib/actions/close-schema';
import { ActionBody } from '@/lib/actions/schema';
import { Change, QueryText } from '@/lib/findings/schema';

/** As many findings as one job may take. */
export const MOST_ITEMS = 100_000;
/** As many as can be named one by one; more are asked for by a query. */
const MOST_IDS = 10_000;

/** What a job does to each finding of its scope. */
export const JobWork = z.discriminatedUnion('type', [
  z.object({ type: z.literal('change'), change: Change }),
  ActionBody.extend({ type: z.literal('command') }),
  Said.extend({ type: z.literal('close') }),
]);
export type JobWork = z.infer<typeof JobWork>;

/** The findings a job is for: those that are chosen, or all that match a query at this moment. */
export const JobScope = z.union([
  z.object({ ids: z.array(z.uuid().toLowerCase()).min(1).max(MOST_IDS) }).strict(),
  z.object({ q: QueryText }).strict(),
]);
export type JobScope = z.infer<typeof JobScope>;

export const JobBody = z.object({ scope: JobScope, work: JobWork });
export type JobBody = z.infer<typeof JobBody>;

export const JOB_STATES = [
  'draft',
  'dropped',
  'asked',
  'refused',
  'held',
  'running',
  'paused',
  'cancelling',
  'done',
  'cancelled',
] as const;
export const JobState = z.enum(JOB_STATES);
export const ITEM_STATES = ['waiting', 'done', 'skipped', 'failed', 'cancelled'] as const;
export const ItemState = z.enum(ITEM_STATES);

const version = z.int32().min(1);
export const JobId = z.object({ id: z.uuid() });
/** `typed`: the number of findings, typed by the person where so many are asked for. */
export const ConfirmBody = z.object({ version, typed: z.int32().min(0).optional() });
export const AnswerBody = z.object({ version, answer: z.enum(['approve', 'refuse']) });
export const DropBody = z.object({ version });
export const SteerBody = z.object({ version, to: z.enum(['pause', 'resume', 'cancel', 'retry']) });
export const ListJobsQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const ItemsQuery = z.object({
  state: ItemState.optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
