import { route } from '@/lib/api/route';
import { getEntity } from '@/lib/entities/read';
import { EntityParams, EntityQuery } from '@/lib/entities/schema';

export const GET = route({
  needs: 'findings.read',
  params: EntityParams,
  query: EntityQuery,
  handle: ({ ctx, params, query }) => getEntity(ctx, { ...params, ...query }),
});
