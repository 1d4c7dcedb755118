import { z } from 'zod';
import { VENDOR_IDS } from '@/lib/model/ids';

/** Whose words they are; ours are the labels given here, also by rules. */
export const WORD_VENDORS = [...VENDOR_IDS, 'onequeue'] as const;
export const WordVendor = z.enum(WORD_VENDORS);
export type WordVendor = z.infer<typeof WordVendor>;

const word = z.string().trim().min(1, 'Say the word.').max(200);

export const AliasBody = z.object({
  vendor: WordVendor,
  word,
  /** The word that it is read as. */
  shownAs: word,
});
export type AliasBody = z.infer<typeof AliasBody>;

export const VocabularyQuery = z.object({
  /** Part of a word. */
  text: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be searched for.')
    .default(''),
});
export type VocabularyQuery = z.infer<typeof VocabularyQuery>;
