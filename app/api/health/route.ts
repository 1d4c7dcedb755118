import { health } from '@/lib/api/health';
import { publicRoute } from '@/lib/api/route';

export const GET = publicRoute({
  handle: async () => {
    const state = await health();
    const well = state.worker === 'up' && state.database === 'up';
    return Response.json(state, { status: well ? 200 : 503 });
  },
});
