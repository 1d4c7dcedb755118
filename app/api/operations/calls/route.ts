import { route } from '@/lib/api/route';
import { listCalls } from '@/lib/operations/history';

export const GET = route({ needs: 'operations.read', handle: ({ ctx }) => listCalls(ctx) });
