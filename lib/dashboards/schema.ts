import { z } from 'zod';
import { Source } from '@/lib/model/finding';

/** How far a dashboard looks back, and at which source; without one at all of them. */
export const BoardQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(30),
  source: Source.nullable().default(null),
});
export type BoardQuery = z.infer<typeof BoardQuery>;
