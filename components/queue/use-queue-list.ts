'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { fetchPage, findings } from '@/components/findings/queries';
import { rowStore } from '@/components/findings/row-store';
import { isUnsettled } from '@/components/findings/write-truth';
import { useFallbackMs, useOnChange } from '@/components/live/live';
import type { FindingPage } from '@/lib/findings/shapes';
import type { QueueSort } from './queue-url';
import { Order } from './selection';
import { type News, newsOf, type Stretch, weave } from './steady';
import { inView, type ListData, listDataOf, stretchesOf } from './stretches';

/** Looks while changes are not told, and how far apart looks are while they are. */
export const LOOK_EVERY_MS = 15_000;
const LOOK_APART_MS = 1000;
const NONE: News = { added: [], changed: [] };

/** The list of a query: its rows, what is new at the server, and the way to let that in. */
export function useQueueList(
  { q, sort, isReadable }: { q: string; sort: QueueSort; isReadable: boolean },
  initial: FindingPage | undefined,
) {
  const client = useQueryClient();
  const options = findings.list({ q, sort });
  const list = useInfiniteQuery({
    ...options,
    initialData: initial ? firstPage(initial) : undefined,
    placeholderData: (before) => before,
    enabled: isReadable,
  });
  const { data } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const order = useMemo(() => new Order(rows.map(({ id }) => id)), [rows]);
  const view = useRef({ from: 0, to: 0 });

  const isShown = isReadable && list.isSuccess && !list.isPlaceholderData;
  const fallbackMs = useFallbackMs(LOOK_EVERY_MS);
  const look = useQuery({
    queryKey: [...findings.all, 'look', { q, sort }],
    queryFn: async ({ signal }): Promise<{ fresh: Stretch[]; askedAt: number }> => {
      const askedAt = Date.now();
      const now = client.getQueryData<ListData>(options.queryKey);
      const looked = now ? inView(stretchesOf(now), view.current.from, view.current.to) : [];
      const fresh = await Promise.all(
        looked.map(async ({ param }) => ({ param, ...(await fetchPage({ q, sort }, param, signal)) })),
      );
      showInPlace(fresh);
      return { fresh, askedAt };
    },
    enabled: isShown,
    initialData: { fresh: [], askedAt: 0 },
    // Nothing is looked at again that has only just come, or is still on its way.
    initialDataUpdatedAt: () => list.dataUpdatedAt || Date.now(),
    staleTime: LOOK_EVERY_MS,
    refetchInterval: fallbackMs,
    structuralSharing: false,
    gcTime: 0,
  });

  useOnChange(() => {
    if (isShown) void look.refetch({ cancelRefetch: false });
  }, LOOK_APART_MS);

  const { fresh, askedAt } = look.data;
  const news = useMemo(() => {
    if (!data || fresh.length === 0) return NONE;
    return newsOf(stretchesOf(data), fresh, rowStore.ids());
  }, [data, fresh]);

  const apply = useCallback(() => {
    const now = client.getQueryData<ListData>(options.queryKey);
    if (!now || fresh.length === 0) return;
    client.setQueryData<ListData>(options.queryKey, listDataOf(weave(stretchesOf(now), fresh)));
    rowStore.forget(
      fresh.flatMap(({ items }) => items.map(({ id }) => id)),
      askedAt,
    );
  }, [client, options.queryKey, fresh, askedAt]);

  return { list, rows, order, news, apply, view, look };
}

function firstPage(page: FindingPage): ListData {
  return { pages: [page], pageParams: [null] };
}

/** Rows a person acted on, or that wait for a vendor, are shown as they are now without waiting to be let in. */
function showInPlace(fresh: readonly Stretch[]): void {
  const acted = rowStore.ids();
  for (const row of fresh.flatMap(({ items }) => items)) {
    if (acted.has(row.id) || (row.write && isUnsettled(row.write))) rowStore.put(row);
  }
}
