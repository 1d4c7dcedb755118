import { route } from '@/lib/api/route';
import { groupFindings } from '@/lib/findings/groups';
import { GroupsQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: GroupsQuery,
  handle: ({ ctx, query }) => groupFindings(ctx, query),
});
