import { z } from 'zod';
import { keyIn, MOST_KEY } from './address';

export const ENTITY_KINDS = ['person', 'device', 'resource', 'account', 'document'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Which key a vendor's record was joined by, in the words that are shown. */
export const JOIN_KEYS = [
  'mail',
  'user id',
  'uuid',
  'name',
  'ARN',
  'resource id',
  'resource name',
  'file name',
  'account id',
  'account name',
  'workspace',
  'file id',
  'object id',
  'incident id',
] as const;
export type JoinKey = (typeof JOIN_KEYS)[number];

/** An address that cannot be read names no entity. */
const Key = z
  .string()
  .max(MOST_KEY * 8, 'No key is that long.')
  .transform((text, ctx) => {
    const key = keyIn(text);
    if (key !== null) return key;
    ctx.addIssue({ code: 'custom', message: 'This does not name anything: it is no key in base64url.' });
    return z.NEVER;
  });

export const EntityParams = z.object({ kind: z.enum(ENTITY_KINDS), key: Key });
export type EntityParams = z.infer<typeof EntityParams>;

/** `around`: the finding around which changes are looked for; absent: the latest one. */
export const EntityQuery = z.object({ around: z.uuid().toLowerCase().optional() });
export type EntityQuery = z.infer<typeof EntityQuery>;

/** What was joined: a finding, or an entry of the lists beside the queue (request, change, user). */
const joined = { type: z.enum(['finding', 'item']), id: z.uuid().toLowerCase() };
export const RejectBody = z.strictObject({
  ...joined,
  reason: z
    .string()
    .trim()
    .min(1, 'Say why.')
    .max(500)
    .refine((text) => !text.includes('\u0000'), 'A character in it cannot be kept.'),
});
export type RejectBody = z.infer<typeof RejectBody>;
export const RestoreBody = z.strictObject(joined);
export type RestoreBody = z.infer<typeof RestoreBody>;
