import { z } from 'zod';

/** A day (from its first moment in UTC) or an exact time. */
const Instant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((text) => text > '0001', 'There is no year 0 in a calendar.');

/** What an audit list is asked for; everything given must hold. */
export const AuditQuery = z.object({
  /** A person's id, or `worker`. */
  actor: z.union([z.uuid(), z.literal('worker')]).optional(),
  /** A whole name (`finding.assign`) or the beginning of one (`finding.`). */
  action: z
    .string()
    .regex(/^[a-z_.-]+$/, 'Small letters, dots, dashes and underscores.')
    .max(60)
    .optional(),
  subject: z.string().min(1).max(200).optional(),
  from: Instant.optional(),
  /** Up to, and not at. */
  to: Instant.optional(),
  /** The number of the last row of the page before. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** The query in a page's address: what cannot be read there is left out, where the route would refuse it. */
export function auditQueryOf(given: Record<string, unknown>): AuditQuery {
  const wrong = AuditQuery.safeParse(given).error?.issues.map((issue) => issue.path[0]) ?? [];
  return AuditQuery.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.includes(key))));
}

export const AuditEvent = z.object({
  seq: z.coerce.number().int(),
  /** ISO 8601. */
  at: z.string(),
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
