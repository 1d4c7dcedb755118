import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { SuggestQuery } from '@/lib/findings/schema';
import { suggest } from '@/lib/findings/suggest';

export const GET = route({
  needs: 'findings.read',
  query: SuggestQuery,
  handle: ({ ctx, query }) => bounded(query.q, () => suggest(ctx, query)),
});
