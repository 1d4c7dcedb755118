import { route } from '@/lib/api/route';
import { SuggestQuery } from '@/lib/findings/schema';
import { suggest } from '@/lib/findings/suggest';

export const GET = route({
  needs: 'findings.read',
  query: SuggestQuery,
  handle: ({ ctx, query }) => suggest(ctx, query),
});
