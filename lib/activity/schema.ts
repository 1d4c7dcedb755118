import { z } from 'zod';
import { forward, instant, TURNED } from '@/lib/items/schema';

const Filter = z.object({
  /** A query in the language of the queue, with the fields of activity; the parser says what is too long. */
  q: z.string().default(''),
  /** `include`: also what a vendor no longer lists. */
  gone: z.enum(['leave_out', 'include']).default('leave_out'),
  from: instant.optional(),
  /** Up to, and not at. */
  to: instant.optional(),
});

export const ActivityFilter = Filter.refine(forward, TURNED);
export type ActivityFilter = z.infer<typeof ActivityFilter>;

export const ActivitySort = z.enum(['-at', 'at']);
export type ActivitySort = z.infer<typeof ActivitySort>;

export const ActivityCsvQuery = Filter.extend({ sort: ActivitySort.default('-at') }).refine(forward, TURNED);
export type ActivityCsvQuery = z.infer<typeof ActivityCsvQuery>;

export const ActivityQuery = Filter.extend({
  sort: ActivitySort.default('-at'),
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}).refine(forward, TURNED);
export type ActivityQuery = z.infer<typeof ActivityQuery>;
