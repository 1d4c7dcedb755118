import { route } from '@/lib/api/route';
import { FindingId } from '@/lib/findings/schema';
import { planLockdown } from '@/lib/lockdown/plan';
import { revokeExternalSharing } from '@/lib/lockdown/revoke';
import { RevokeBody } from '@/lib/lockdown/schema';

export const GET = route({
  needs: 'operations.read',
  params: FindingId,
  handle: ({ ctx, params }) => planLockdown(ctx, params),
});

export const POST = route({
  needs: 'operations.write',
  params: FindingId,
  body: RevokeBody,
  handle: ({ ctx, params, body, idempotencyKey, request }) =>
    revokeExternalSharing(ctx, { ...params, ...body, idempotencyKey }, request.signal),
});
