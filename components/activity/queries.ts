import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Suggest } from '@/components/queue/query-input';
import { ACTIVITY, ACTIVITY_FIELDS } from '@/lib/activity/language';
import type { ActivityFacets, ActivityPage } from '@/lib/activity/shapes';
import { api } from '@/lib/api/browser';
import type { AuditEvent } from '@/lib/audit/schema';
import type { Suggestion } from '@/lib/findings/shapes';
import { termText } from '@/lib/query/print';
import { type ActivityAsked, askedOf } from './activity-query';

// A stream is a list of items of the noun: what is read again there is read again here.
const all = ['items', 'activity'] as const;
export const PAGE_SIZE = 100;
const AGAIN_MS = 15_000;
/** Reading a long list again and again would cost more than it tells; `.` does it then. */
const MOST_PAGES_READ_AGAIN = 3;

export const activity = {
  all,

  list: ({ sort, ...asked }: ActivityAsked) =>
    infiniteQueryOptions({
      queryKey: [...all, 'stream', sort, askedOf(asked)],
      queryFn: ({ pageParam, signal }) => {
        const query = { ...askedOf(asked), sort, limit: PAGE_SIZE, cursor: pageParam };
        return api.get<ActivityPage>('/api/activity', { query, signal });
      },
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > MOST_PAGES_READ_AGAIN ? false : AGAIN_MS),
    }),

  facets: ({ sort: _order, ...asked }: ActivityAsked) =>
    queryOptions({
      queryKey: [...all, 'stream facets', askedOf(asked)],
      queryFn: ({ signal }) => api.get<ActivityFacets>('/api/activity/facets', { query: askedOf(asked), signal }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),

  /** One record of our own audit log; it never changes. */
  record: (seq: string) =>
    queryOptions({
      queryKey: [...all, 'record', seq],
      queryFn: ({ signal }) => api.get<AuditEvent>(`/api/audit/${seq}`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** Where everything that the list shows is saved from. */
export function csvHref({ sort, ...asked }: ActivityAsked): string {
  return `/api/activity/csv?${new URLSearchParams({ ...askedOf(asked), sort })}`;
}

/** Fields while a word is typed; after a colon its words, or what is most frequent in the rest of the query. */
export const suggestActivity: Suggest = {
  key: [...all, 'suggest'],
  read: async ({ field, typed, q }, signal) => {
    const begins = (text: string) => text.toLowerCase().startsWith(typed.toLowerCase());
    const name = field === null ? undefined : ACTIVITY.named(field);
    if (name === undefined) {
      const fields = Object.entries(ACTIVITY_FIELDS).filter(([one]) => begins(one));
      return { items: fields.map(([one, { hint }]) => suggestion(one, one, `${one}:`, hint, null)) };
    }
    if (name === 'resource' || name === 'address' || name === 'time') {
      const { hint, example } = ACTIVITY_FIELDS[name];
      return { items: typed === '' ? [suggestion(name, example, example, hint, null)] : [] };
    }
    const facets = await api.get<ActivityFacets>('/api/activity/facets', { query: { q }, signal });
    const values = facets[name].filter(({ value }) => begins(value));
    return { items: values.map(({ value, count }) => suggestion(name, value, termText(name, value), null, count)) };
  },
};

function suggestion(field: string, label: string, term: string, hint: string | null, count: number | null): Suggestion {
  return { field, label, term, hint, count };
}

/** The type of a cursor is wider than that of the first page's. */
function firstPage(): string | null {
  return null;
}
