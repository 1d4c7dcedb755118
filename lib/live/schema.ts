import { z } from 'zod';

/** The headers by which the worker knows the web process, and the person behind the request. */
export const SECRET_HEADER = 'x-onequeue-secret';
export const SESSION_HEADER = 'x-onequeue-session';

/** Why somebody looks at evidence; kept in the audit log. */
export const Purpose = z.string().trim().min(5, 'Say in a few words what it is needed for.').max(500);

/** What the web asks of the worker: a read by its name, never a path or a host. */
export const AskRead = z.strictObject({
  params: z.record(z.string().max(80), z.string().max(2000)).default({}),
  purpose: z.string().max(2000).optional(),
});
export type AskRead = z.infer<typeof AskRead>;

/** The query of a live read's route: a purpose, and what the read itself may take. */
export const LiveQuery = z.record(z.string().max(80), z.string().max(2000));

export const LiveReadName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/);

/** A tenant to try, its credentials sealed to the worker. */
export const AskPreview = z.strictObject({
  connectionId: z.uuid(),
  vendor: z.string().max(80),
  origin: z.string().max(300),
  settings: z.record(z.string(), z.unknown()),
  workerKeyId: z.string().max(80),
  sealed: z.base64().max(200_000),
});
export type AskPreview = z.infer<typeof AskPreview>;

/** A call of a vendor's operation, by its name. */
export const AskOperation = z.strictObject({
  params: z.record(z.string().max(80), z.string().max(20_000)).default({}),
  query: z.record(z.string().max(80), z.unknown()).default({}),
  body: z.unknown().optional(),
  purpose: z.string().max(2000).optional(),
});
export type AskOperation = z.infer<typeof AskOperation>;
