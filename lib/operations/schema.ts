import { z } from 'zod';

export const OperationId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/, 'The name of an operation.');

/** Where an operation is called: a connection and a name, never a path or a host. */
export const OperationPlace = z.object({ id: z.uuid(), operation: OperationId });

/** What a call carries, by the vendor's own names of its parameters, query and body. */
export const CallBody = z.strictObject({
  params: z.record(z.string().max(80), z.string().max(20_000)),
  query: z.record(z.string().max(80), z.unknown()).default({}),
  body: z.unknown().optional(),
  /** Why evidence is looked at; needed where the operation says so, and kept in the audit log. */
  purpose: z.string().max(2000).optional(),
  /** How many things it changes, as a person typed it: asked for above what the workspace lets go without. */
  typed: z.int().optional(),
  /** Whether it stands among the person's own calls; what a screen reads for itself does not. */
  isKept: z.boolean().default(true),
});
export type CallBody = z.infer<typeof CallBody>;
