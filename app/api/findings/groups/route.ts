import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { groupFindings } from '@/lib/findings/groups';
import { GroupsQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: GroupsQuery,
  handle: ({ ctx, query }) => bounded(query.q, () => groupFindings(ctx, query)),
});
