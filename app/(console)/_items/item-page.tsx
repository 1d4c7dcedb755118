import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { askedOf, type ItemQuery, readOpenId, readQuery } from '@/components/items/item-query';
import { items, PAGE_SIZE } from '@/components/items/queries';
import { ItemViewer } from '@/components/items/viewer';
import { makeQueryClient } from '@/components/shell/query-client';
import { sources } from '@/components/sources/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import type { Ctx } from '@/lib/db/ctx';
import { itemFacets } from '@/lib/items/facets';
import { getItem, listItems } from '@/lib/items/read';
import { ItemFilter, ListItemsQuery } from '@/lib/items/schema';
import type { ItemNoun } from '@/lib/model/record';
import { listSources } from '@/lib/sources/read';
import { CATALOGUE } from '@/lib/vendors/catalogue';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The frame of a list's page: its first rows are in the answer, under the keys that the browser reads by. */
export async function ItemPage(props: { noun: ItemNoun; searchParams: SearchParams; children: ReactNode }) {
  const ctx = await pageCtx();
  const params = addressOf(await props.searchParams);
  const client = makeQueryClient();
  await Promise.all([fill(client, ctx, props.noun, readQuery(params), readOpenId(params)), fillSources(client, ctx)]);
  return (
    <ItemBoundary ctx={ctx} client={client}>
      {props.children}
    </ItemBoundary>
  );
}

/** Hands what the server read to the browser, with who looks and what vendors are called. */
export function ItemBoundary({ ctx, client, children }: { ctx: Ctx; client: QueryClient; children: ReactNode }) {
  const { role } = ctx.actor;
  if (role === 'worker') throw new Error('a page is never drawn for the worker');
  const vendors = Object.fromEntries(CATALOGUE.map(({ id, label }) => [id, label]));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ItemViewer role={role} vendors={vendors}>
        {children}
      </ItemViewer>
    </HydrationBoundary>
  );
}

/** How fresh each tenant is, for the top bar and for what an empty list means. */
export async function fillSources(client: QueryClient, ctx: Ctx): Promise<void> {
  await client.prefetchQuery({ ...sources.list(), queryFn: () => listSources(ctx) });
}

/** A read that fails here is asked for again by the browser, which then says what failed. */
async function fill(client: QueryClient, ctx: Ctx, noun: ItemNoun, query: ItemQuery, openId: string | null) {
  const asked = ListItemsQuery.parse({ ...askedOf(query), limit: PAGE_SIZE });
  await Promise.all([
    client.prefetchInfiniteQuery({ ...items.list(noun, query), queryFn: () => listItems(ctx, noun, asked) }),
    client.prefetchQuery({
      ...items.facets(noun, query),
      queryFn: () => itemFacets(ctx, noun, ItemFilter.parse(asked)),
    }),
    openId === null
      ? null
      : client.prefetchQuery({ ...items.detail(noun, openId), queryFn: () => getItem(ctx, noun, openId) }),
  ]);
}

/** The search of an address, as a list reads it. */
export function addressOf(params: Awaited<SearchParams>): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of value === undefined ? [] : Array.isArray(value) ? value : [value]) address.append(name, one);
  }
  return address;
}
