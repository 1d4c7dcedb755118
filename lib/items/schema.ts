import { z } from 'zod';
import { ITEM_NOUNS } from '@/lib/model/record';

export const ItemNoun = z.enum(ITEM_NOUNS);
export const ItemSort = z.enum(['-at', 'at', 'title', '-title']);
export type ItemSort = z.infer<typeof ItemSort>;

export const NounParams = z.object({ noun: ItemNoun });
export const ItemParams = z.object({ noun: ItemNoun, id: z.uuid() });

// One value or several: `?kind=a&kind=b`.
const several = <T extends z.ZodType<string>>(value: T) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(value).max(50).default([]));

const word = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\u0000'), 'A character in it cannot be searched for.');

export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text > '0001', 'There is no year 0 in a calendar.');

const Filter = z.object({
  /** Words that must all stand in the title or the fields a person would look for. */
  q: word.default(''),
  kind: several(word),
  status: several(word),
  tenant: several(z.uuid()),
  /** Of workflow runs, as their list names them; other items have none. */
  workflow: several(word),
  person: several(word),
  app: several(word),
  /** `include`: also what the vendor no longer has. */
  gone: z.enum(['leave_out', 'include']).default('leave_out'),
  from: instant.optional(),
  /** Up to, and not at. */
  to: instant.optional(),
});

export const forward = ({ from, to }: { from?: string; to?: string }) =>
  !from || !to || Date.parse(from) < Date.parse(to);
export const TURNED = { path: ['to'], message: 'This range ends before it begins.' };

export const ItemFilter = Filter.refine(forward, TURNED);
export type ItemFilter = z.infer<typeof ItemFilter>;

export const ListItemsQuery = Filter.extend({
  sort: ItemSort.default('-at'),
  cursor: z.string().min(1).max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}).refine(forward, TURNED);
export type ListItemsQuery = z.infer<typeof ListItemsQuery>;
