import { z } from 'zod';
import { Verdict } from '@/lib/model/finding';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What a person says when closing; what only one vendor takes is left out for the others. */
export const Said = z.object({
  verdict: Verdict,
  /** Why: it stands in our history and goes to the vendor with the close. */
  note: text(2000),
  /** A label of the DLP portal. */
  resolutionLabel: z.object({ key: text(200), value: text(200) }).optional(),
  /** One of the numbers that the tenant's label map names. */
  incidentStatus: z.int().optional(),
});

export const CloseBody = Said.extend({ version: z.int().min(1) });
export type CloseBody = z.infer<typeof CloseBody>;

export const BulkCloseBody = Said.extend({
  ids: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, 'An id is there twice.'),
  /** The version each was seen in; one that is not named here is closed as it is found. */
  versions: z.record(z.uuid(), z.int().min(1)).default({}),
});
export type BulkCloseBody = z.infer<typeof BulkCloseBody>;
