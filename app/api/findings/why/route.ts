import { route } from '@/lib/api/route';
import { explainCount } from '@/lib/findings/counts';
import { CountQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: CountQuery,
  handle: ({ ctx, query }) => explainCount(ctx, query.q),
});
