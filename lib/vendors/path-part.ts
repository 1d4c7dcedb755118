import { z } from 'zod';

/**
 * An id as it may stand in an address: nothing that ends its segment, begins another one or another line. It is
 * percent-encoded all the same when it is sent.
 */
export const PathPart = z
  .string()
  .min(1, 'It is empty.')
  .max(200, 'No id is that long.')
  .refine((text) => !/[/\\\p{Cc}\p{Cs}]/u.test(text), 'A slash or a control character cannot be part of an id.')
  .refine((text) => text !== '.' && text !== '..', 'This would leave its place in the address.');

/** One value of a query. */
export const QueryText = z
  .string()
  .max(2000)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'A control character cannot be part of an address.');
