import { route } from '@/lib/api/route';
import { callRecorded } from '@/lib/operations/call-recorded';
import { describeOperation } from '@/lib/operations/describe';
import { CallBody, OperationPlace } from '@/lib/operations/schema';

export const GET = route({
  needs: 'operations.read',
  params: OperationPlace,
  handle: ({ ctx, params }) => describeOperation(ctx, params),
});

export const POST = route({
  needs: 'operations.read',
  params: OperationPlace,
  body: CallBody,
  handle: ({ ctx, params, body, idempotencyKey, request }) =>
    callRecorded(ctx, { ...params, ...body, idempotencyKey }, request.signal),
});
