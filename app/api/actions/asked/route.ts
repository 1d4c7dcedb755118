import { listAsked } from '@/lib/actions/asked';
import { route } from '@/lib/api/route';

export const GET = route({ needs: 'findings.read', handle: ({ ctx }) => listAsked(ctx) });
