import { route } from '@/lib/api/route';
import { previewRanking } from '@/lib/findings/ranking-preview';
import { PreviewQuery } from '@/lib/findings/ranking-schema';

export const GET = route({
  needs: 'ranking.edit',
  query: PreviewQuery,
  handle: ({ ctx, query }) => previewRanking(ctx, query),
});
