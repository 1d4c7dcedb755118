import { route } from '@/lib/api/route';
import { getRanking, saveRanking } from '@/lib/findings/ranking';
import { RankingBody } from '@/lib/findings/ranking-schema';

export const GET = route({ needs: 'ranking.edit', handle: ({ ctx }) => getRanking(ctx) });

export const PUT = route({
  needs: 'ranking.edit',
  body: RankingBody,
  handle: ({ ctx, body }) => saveRanking(ctx, body),
});
