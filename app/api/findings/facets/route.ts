import { route } from '@/lib/api/route';
import { facetCounts } from '@/lib/findings/facets';
import { CountQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: CountQuery,
  handle: ({ ctx, query }) => facetCounts(ctx, query.q),
});
