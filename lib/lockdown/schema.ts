import { z } from 'zod';
import { PathPart } from '@/lib/vendors/path-part';

/** Edge's own id of a document, as a mapping yields it or a person types it. */
export const DocumentId = PathPart;

/** GET /api/findings/[id]/lockdown/document */
export const LookQuery = z.strictObject({ tenant: z.uuid(), document: DocumentId });

/** POST /api/findings/[id]/lockdown */
export const RevokeBody = z.strictObject({
  tenantId: z.uuid(),
  documentId: DocumentId,
  /** What of the document the person looked at, as the look named it. */
  seen: z.string().regex(/^[0-9a-f]{64}$/, 'The name of what was looked at.'),
  /** They say that it is this document although its name or owner do not show it. */
  isConfirmed: z.boolean(),
});
export type RevokeBody = z.infer<typeof RevokeBody>;
