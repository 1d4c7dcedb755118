import { z } from 'zod';
import copy from './operations.json' with { type: 'json' };

const Param = z.object({
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  note: z.string(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
});

const Field = z.object({
  name: z.string(),
  type: z.string(),
  enum: z.array(z.number()).optional(),
  note: z.string().optional(),
});

const Contract = z.object({
  id: z.string(),
  title: z.string().nullable(),
  summary: z.string(),
  resource: z.string(),
  verb: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/'),
  pathStatus: z.enum(['confirmed', 'inferred']),
  pathParams: z.array(Param),
  queryParams: z.array(Param),
  requestFields: z.array(Field),
  requestSample: z.record(z.string(), z.unknown()).nullable(),
  responseSample: z.unknown(),
  notes: z.array(z.string()).optional(),
});
/** An operation as the copy of the vendor's contract has it. */
export type Contract = z.infer<typeof Contract>;

/** The 107 operations of the contract. */
export const contract: readonly Contract[] = z.array(Contract).parse(copy);
