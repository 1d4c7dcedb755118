import { z } from 'zod';

export const LONGEST_SNOOZE_MINUTES = 365 * 1440;
const id = z.uuid().toLowerCase();
const version = z.int32().positive();
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Say what.')
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be kept.');

/** What it does. All of it is ours alone: no vendor is told. */
const RuleEffect = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), ownerId: id }),
  z.object({ type: z.literal('label'), label: words(100) }),
  z.object({ type: z.literal('snooze'), minutes: z.int().min(5).max(LONGEST_SNOOZE_MINUTES) }),
  z.object({ type: z.literal('suppress') }),
]);
export type RuleEffect = z.infer<typeof RuleEffect>;

const fields = {
  name: words(60),
  /** Read by the language's own parser, which points at what is wrong. */
  q: z.string().max(4000),
  effect: RuleEffect,
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  /** Also with what is open already; else with what comes or changes from now on. */
  alsoOpen: z.boolean(),
  /** How many true positives the rehearsal of this query showed: with more by now it is not saved unseen. */
  seenTruePositives: z.int32().min(0),
};
const ends = ({ effect, expiresAt }: { effect: RuleEffect; expiresAt: string | null }) =>
  effect.type !== 'suppress' || expiresAt !== null;
const SAY_WHEN = { path: ['expiresAt'], error: 'Say when it ends: nothing is suppressed for ever.' };

export const RuleId = z.object({ id });
export const CreateRule = z.object(fields).refine(ends, SAY_WHEN);
export type CreateRule = z.infer<typeof CreateRule>;
export const UpdateRule = z.object({ ...fields, version }).refine(ends, SAY_WHEN);
export type UpdateRule = z.infer<typeof UpdateRule>;
export const EnableRule = z.object({ isEnabled: z.boolean(), version });
export const MoveRule = z.object({ to: z.enum(['up', 'down']), version });
export const RuleVersion = z.object({ version });
export const RehearseRule = z.object({ q: fields.q });
