import { route } from '@/lib/api/route';
import { readSwitchboard } from '@/lib/rehearsal/read';

export const GET = route({ needs: 'sandbox.rehearse', handle: ({ ctx }) => readSwitchboard(ctx) });
