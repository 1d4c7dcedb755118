import { route } from '@/lib/api/route';
import { FindingId } from '@/lib/findings/schema';
import { lookAtDocument } from '@/lib/lockdown/look';
import { LookQuery } from '@/lib/lockdown/schema';

export const GET = route({
  needs: 'operations.read',
  params: FindingId,
  query: LookQuery,
  handle: ({ ctx, params: { id }, query: { tenant: tenantId, document: documentId }, request }) =>
    lookAtDocument(ctx, { id, tenantId, documentId }, request.signal),
});
