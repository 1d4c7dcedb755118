import { z } from 'zod';

const id = z.uuid().toLowerCase();
const plain = (text: string) => !text.includes('\u0000');
const name = (max: number) => z.string().min(1).max(max).refine(plain, 'A character in it cannot be kept.');

export const FOLD_TABS = ['open', 'reopened', 'accepted'] as const;
export type FoldTab = (typeof FOLD_TABS)[number];
export const ListFoldsQuery = z.object({
  tab: z.enum(FOLD_TABS).default('open'),
  /** Part of a policy's name or id, or of an account. */
  text: z.string().trim().max(200).refine(plain, 'A character in it cannot be searched for.').default(''),
});
export type ListFoldsQuery = z.infer<typeof ListFoldsQuery>;

export const FoldId = z.object({ id });
export const AcceptFold = z.object({
  connectionId: id,
  policy: name(300),
  account: name(200),
  reason: z.string().trim().min(1, 'Say why.').max(2000).refine(plain, 'A character in it cannot be kept.'),
  /** `me`, or a member who may act. */
  ownerId: z.union([id, z.literal('me')]),
  until: z.iso.datetime({ offset: true }),
  /** How many were there to be accepted when it was decided; with more by now it is decided anew. */
  findings: z.int32().positive(),
  /** 0: it was never accepted. */
  version: z.int32().min(0),
});
export type AcceptFold = z.infer<typeof AcceptFold>;
export const TakeBackFold = z.object({ version: z.int32().positive() });
