import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ApprovalsView } from '@/components/approvals/approvals-view';
import { openStatuses } from '@/components/approvals/open-runs';
import { allRuns, openRuns } from '@/components/approvals/run-queries';
import { askedOf } from '@/components/items/item-query';
import { items, PAGE_SIZE } from '@/components/items/queries';
import { makeQueryClient } from '@/components/shell/query-client';
import { pageCtx } from '@/lib/auth/page-ctx';
import type { Ctx } from '@/lib/db/ctx';
import { itemFacets } from '@/lib/items/facets';
import { getItem, listItems } from '@/lib/items/read';
import { ItemFilter, ListItemsQuery } from '@/lib/items/schema';
import { fillSources, ItemBoundary } from '../_items/item-page';

export const metadata: Metadata = { title: 'Approvals' };

/** Records beyond these are read by the browser, as it does when they change. */
const FIRST_RECORDS = 50;
const NOUN = 'workflow_run';

export default async function ApprovalsPage() {
  const ctx = await pageCtx();
  const client = makeQueryClient();
  await Promise.all([fill(client, ctx), fillSources(client, ctx)]);
  return (
    <ItemBoundary ctx={ctx} client={client}>
      <ApprovalsView />
    </ItemBoundary>
  );
}

/** A read that fails here is asked for again by the browser, which then says what failed. */
async function fill(client: QueryClient, ctx: Ctx): Promise<void> {
  const statuses = items.facets(NOUN, allRuns);
  await client.prefetchQuery({ ...statuses, queryFn: () => itemFacets(ctx, NOUN, ItemFilter.parse({})) });
  const facets = client.getQueryData(statuses.queryKey);
  const query = facets && openRuns(openStatuses(facets));
  if (!query) return;
  const asked = ListItemsQuery.parse({ ...askedOf(query), limit: PAGE_SIZE });
  const list = items.list(NOUN, query);
  await client.prefetchInfiniteQuery({ ...list, queryFn: () => listItems(ctx, NOUN, asked) });
  const rows = client.getQueryData(list.queryKey)?.pages.flatMap((page) => page.items) ?? [];
  await Promise.all(
    rows
      .filter(({ facts }) => facts.answered === null)
      .slice(0, FIRST_RECORDS)
      .map((row) => client.prefetchQuery({ ...items.asOf(NOUN, row), queryFn: () => getItem(ctx, NOUN, row.id) })),
  );
}
