import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  skipToken,
} from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { ItemDetail, ItemFacets, ItemPage, ItemRow, ItemVersions } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import { askedOf, type ItemQuery } from './item-query';
import type { Raw } from './raw-value';

const all = ['items'] as const;
export const PAGE_SIZE = 100;
/** Fast enough that what a colleague or the vendor did shows while one looks. */
const AGAIN_MS = 15_000;
/** Reading a long list again and again would cost more than it tells; `.` does it then. */
const MOST_PAGES_READ_AGAIN = 3;

/** An item as the vendor has it at this moment. */
export type LiveItem = { kind: string; externalId: string; title: string; status: string | null; at: string; raw: Raw };

const NOW_READ = { policy: 'policy', workflow_run: 'run' } as const;

/** The lists beside the queue, one set of keys for each noun; server pages fill the same ones. */
export const items = {
  all,
  of: (noun: ItemNoun) => [...all, noun] as const,
  lists: (noun: ItemNoun) => [...all, noun, 'list'] as const,

  list: <N extends ItemNoun>(noun: N, query: ItemQuery) =>
    infiniteQueryOptions({
      queryKey: [...all, noun, 'list', askedOf(query)],
      queryFn: ({ pageParam, signal }) => {
        const asked = { ...askedOf(query), limit: PAGE_SIZE, cursor: pageParam };
        return api.get<ItemPage<N>>(`/api/items/${noun}`, { query: asked, signal });
      },
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > MOST_PAGES_READ_AGAIN ? false : AGAIN_MS),
    }),

  facets: (noun: ItemNoun, query: ItemQuery) => {
    const { sort: _order, ...asked } = askedOf(query);
    return queryOptions({
      queryKey: [...all, noun, 'facets', asked],
      queryFn: ({ signal }) => api.get<ItemFacets>(`/api/items/${noun}/facets`, { query: asked, signal }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    });
  },

  detail: <N extends ItemNoun>(noun: N, id: string) =>
    queryOptions({
      queryKey: [...all, noun, 'detail', id],
      queryFn: ({ signal }) => api.get<ItemDetail<N>>(`/api/items/${noun}/${id}`, { signal }),
      refetchInterval: AGAIN_MS,
    }),

  /** What it was, read again when the row has changed. */
  versions: (noun: ItemNoun, { id, at, status }: Pick<ItemRow, 'id' | 'at' | 'status'>) =>
    queryOptions({
      queryKey: [...all, noun, 'versions', id, at, status],
      queryFn: ({ signal }) => api.get<ItemVersions>(`/api/items/${noun}/${id}/versions`, { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),

  /** The record of a row as it stands in its list: read once for each change of the row. */
  asOf: <N extends ItemNoun>(noun: N, { id, at, status }: Pick<ItemRow<N>, 'id' | 'at' | 'status'>) =>
    queryOptions({
      queryKey: [...all, noun, 'asOf', id, at, status],
      queryFn: ({ signal }) => api.get<ItemDetail<N>>(`/api/items/${noun}/${id}`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** The item as the vendor has it now. What was seen is remembered for a while, so that it does not seem undone. */
  now: (noun: 'policy' | 'workflow_run', id: string) =>
    queryOptions({
      queryKey: [...all, noun, 'now', id],
      queryFn: ({ signal }) => api.get<LiveItem>(`/api/items/${noun}/${id}/live/${NOW_READ[noun]}`, { signal }),
      staleTime: 0,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
    }),

  /** What `now` last saw, without asking again. */
  seen: (noun: ItemNoun, id: string) =>
    queryOptions<LiveItem>({ queryKey: [...all, noun, 'now', id], queryFn: skipToken, gcTime: 5 * 60_000 }),

  /** Another read of the vendor's; nothing of it is stored. */
  live: <T>(noun: ItemNoun, id: string, read: string) =>
    queryOptions({
      queryKey: [...all, noun, 'live', id, read],
      queryFn: ({ signal }) => api.get<T>(`/api/items/${noun}/${id}/live/${read}`, { signal }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
    }),
};

/** Reads one item again and puts it where it stands in every list, so that a row changes in its place. */
export async function readItemAgain<N extends ItemNoun>(client: QueryClient, noun: N, id: string): Promise<void> {
  const { raw: _raw, actions: _actions, ...row } = await client.fetchQuery({ ...items.detail(noun, id), staleTime: 0 });
  client.setQueriesData<InfiniteData<ItemPage, string | null>>({ queryKey: items.lists(noun) }, (list) => {
    const pages = list?.pages.map((page) => ({
      ...page,
      items: page.items.map((one) => (one.id === id ? row : one)),
    }));
    return list && pages ? { ...list, pages } : list;
  });
  void client.invalidateQueries({ queryKey: [...all, noun, 'facets'] });
}

/** The type of a cursor is wider than that of the first page's. */
function firstPage(): string | null {
  return null;
}
