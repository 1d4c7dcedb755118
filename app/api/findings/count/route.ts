import { route } from '@/lib/api/route';
import { countFindings } from '@/lib/findings/counts';
import { CountQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: CountQuery,
  handle: ({ ctx, query }) => countFindings(ctx, query.q),
});
