import type { Metadata } from 'next';
import { ACTIVITY_ADDRESS, type ActivityAsked, askedOf } from '@/components/activity/activity-query';
import { ActivityView } from '@/components/activity/activity-view';
import { activity, PAGE_SIZE } from '@/components/activity/queries';
import { makeQueryClient } from '@/components/shell/query-client';
import { activityFacets } from '@/lib/activity/facets';
import { listActivity } from '@/lib/activity/read';
import { ActivityFilter, ActivityQuery } from '@/lib/activity/schema';
import { pageCtx } from '@/lib/auth/page-ctx';
import { addressOf, fillSources, ItemBoundary, type SearchParams } from '../_items/item-page';

export const metadata: Metadata = { title: 'Activity' };

/** The stream's first entries are in the answer. A read that fails here is asked for again by the browser, which says what failed. */
export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await pageCtx();
  const asked: ActivityAsked = ACTIVITY_ADDRESS.read(addressOf(await searchParams));
  const client = makeQueryClient();
  const page = ActivityQuery.parse({ ...askedOf(asked), sort: asked.sort, limit: PAGE_SIZE });
  await Promise.all([
    client.prefetchInfiniteQuery({ ...activity.list(asked), queryFn: () => listActivity(ctx, page) }),
    client.prefetchQuery({
      ...activity.facets(asked),
      queryFn: () => activityFacets(ctx, ActivityFilter.parse(askedOf(asked))),
    }),
    fillSources(client, ctx),
  ]);
  return (
    <ItemBoundary ctx={ctx} client={client}>
      <ActivityView />
    </ItemBoundary>
  );
}
