import { z } from 'zod';

/** What an audit list is asked for; everything given must hold. */
export const AuditQuery = z.object({
  /** A person's id, or `worker`. */
  actor: z.union([z.uuid(), z.literal('worker')]).optional(),
  /** A whole name (`finding.assign`) or the beginning of one (`finding.`). */
  action: z
    .string()
    .regex(/^[a-z_.]+$/, 'Small letters, dots and underscores.')
    .max(60)
    .optional(),
  subject: z.string().min(1).max(200).optional(),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  /** The number of the last row of the page before. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditEvent = z.object({
  seq: z.coerce.number().int(),
  at: z.coerce.date(),
  actorId: z.uuid().nullable(),
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string().nullable(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** One page, newest first; `next` is the `before` of the page that follows, null at the end. */
export const AuditPage = z.object({ events: AuditEvent.array(), next: z.number().int().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;
