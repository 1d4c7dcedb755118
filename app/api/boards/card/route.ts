import { route } from '@/lib/api/route';
import { cardNumbers } from '@/lib/boards/numbers';
import { CardQuery } from '@/lib/boards/schema';

export const GET = route({
  needs: 'dashboards.read',
  query: CardQuery,
  handle: ({ ctx, query }) => cardNumbers(ctx, query),
});
