import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { countFindings } from '@/lib/findings/counts';
import { CountQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: CountQuery,
  handle: ({ ctx, query }) => bounded(query.q, () => countFindings(ctx, query.q)),
});
