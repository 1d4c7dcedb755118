import { z } from 'zod';
import { ITEM_NOUNS } from '@/lib/model/record';

/** Further back no tenant of these vendors goes; a slip of the keyboard would ask for thousands of empty windows. */
const EARLIEST = '2015-01-01';

/** How far back the past of one object is read. */
export const SetBackfill = z.strictObject({
  noun: z.enum(['finding', ...ITEM_NOUNS]),
  /** A day in UTC; from its beginning on. */
  from: z.iso
    .date('Give a day.')
    .refine((day) => day >= EARLIEST, 'Nothing is read from before 2015.')
    .refine((day) => Date.parse(day) <= Date.now(), 'This day is still to come.'),
  /** Where it began when the person looked; null: it had not been set. */
  seen: z.iso.datetime().nullable(),
});
export type SetBackfill = z.infer<typeof SetBackfill>;
