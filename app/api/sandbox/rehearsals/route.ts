import { route } from '@/lib/api/route';
import { StartRehearsal } from '@/lib/rehearsal/schema';
import { startRehearsal } from '@/lib/rehearsal/start';

export const POST = route({
  needs: 'sandbox.rehearse',
  body: StartRehearsal,
  handle: ({ ctx, body }) => startRehearsal(ctx, body),
});
