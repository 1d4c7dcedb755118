import { route } from '@/lib/api/route';
import { boardNumbers } from '@/lib/boards/numbers';
import { BoardDays, BoardId } from '@/lib/boards/schema';

export const GET = route({
  needs: 'dashboards.read',
  params: BoardId,
  query: BoardDays,
  handle: ({ ctx, params, query }) => boardNumbers(ctx, { ...params, ...query }),
});
