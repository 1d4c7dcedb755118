import { z } from 'zod';
import { Verdict } from '@/lib/model/finding';

const id = z.uuid().toLowerCase();
const version = z.int32().positive();
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Write something here.')
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be kept.');
const Title = words(200);
const Summary = z.string().trim().max(4000);
/** `me`, a member who may act, or null for nobody. */
const Member = z.union([id, z.literal('me'), z.null()]);

/** A case has no more findings than one verdict can be given to at once. */
export const MOST_FINDINGS = 500;
const FindingIds = z
  .array(id)
  .min(1)
  .max(MOST_FINDINGS)
  .refine((ids) => new Set(ids).size === ids.length, 'An id is there twice.');

export const CaseId = z.object({ id });
export const CASE_STATES = ['open', 'closed'] as const;
export const ListCasesQuery = z.object({
  state: z.enum(CASE_STATES).default('open'),
  /** Words of the title, or its number. */
  text: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be searched for.')
    .default(''),
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListCasesQuery = z.infer<typeof ListCasesQuery>;

export const CreateCase = z.object({ title: Title, summary: Summary.default(''), findingIds: FindingIds.optional() });
export type CreateCase = z.infer<typeof CreateCase>;
export const ChangeCase = z.object({
  title: Title.optional(),
  summary: Summary.optional(),
  ownerId: Member.optional(),
  version,
});
export type ChangeCase = z.infer<typeof ChangeCase>;
export const CaseFindings = z.object({ findingIds: FindingIds });
export const CloseCase = z.object({ verdict: Verdict, reason: words(2000), version });
export type CloseCase = z.infer<typeof CloseCase>;
export const CaseVersion = z.object({ version });
export const DecisionBody = z.object({ body: words(4000) });
export const AddTask = z.object({ title: Title, assigneeId: Member.default(null) });
export type AddTask = z.infer<typeof AddTask>;
export const ChangeTask = z.object({
  title: Title.optional(),
  assigneeId: Member.optional(),
  done: z.boolean().optional(),
  version,
});
export type ChangeTask = z.infer<typeof ChangeTask>;
