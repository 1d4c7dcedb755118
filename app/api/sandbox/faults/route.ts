import { route } from '@/lib/api/route';
import { clearFaults } from '@/lib/rehearsal/clear';
import { ClearFaults, SetFault } from '@/lib/rehearsal/schema';
import { setFault } from '@/lib/rehearsal/set-fault';

export const POST = route({
  needs: 'sandbox.rehearse',
  body: SetFault,
  handle: ({ ctx, body }) => setFault(ctx, body),
});

export const DELETE = route({
  needs: 'sandbox.rehearse',
  query: ClearFaults,
  handle: ({ ctx, query }) => clearFaults(ctx, query),
});
