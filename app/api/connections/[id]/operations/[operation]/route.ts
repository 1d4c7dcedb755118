import { route } from '@/lib/api/route';
import { callOperation } from '@/lib/operations/call';
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
    callOperation(ctx, { ...params, ...body, idempotencyKey }, request.signal),
});
