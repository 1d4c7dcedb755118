import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { facetCounts } from '@/lib/findings/facets';
import { CountQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: CountQuery,
  handle: ({ ctx, query }) => bounded(query.q, () => facetCounts(ctx, query.q)),
});
