import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { CloseChoices } from '@/lib/actions/shapes';
import { api } from '@/lib/api/browser';
import type {
  Facets,
  FindingCount,
  FindingDetail,
  FindingGroups,
  FindingPage,
  FindingRow,
  MergedFindings,
  QueryParts,
  Related,
  Suggestions,
} from '@/lib/findings/shapes';
import type { Role } from '@/lib/model/role';
import type { FieldName } from '@/lib/query/fields';
import { rowStore } from './row-store';

const all = ['findings'] as const;
export const PAGE_SIZE = 100;
/** A query has at most 100 terms. */
const MOST_IDS = 90;
/** A person who may be given a finding. */
export type Colleague = { id: string; name: string; email: string; role: Role; isDisabled: boolean };
type ListOf = { q: string; sort: string };

// No 'use client': server pages share the keys.
/** What could stand at the caret of the queue's query. */
export const suggestFindings = {
  key: [...all, 'suggest'],
  read: (asked: { field: string | null; typed: string; q: string }, signal: AbortSignal) =>
    api.get<Suggestions>('/api/findings/suggest', { query: asked, signal }),
};

export const findings = {
  all,
  list: ({ q, sort }: ListOf) =>
    infiniteQueryOptions({
      queryKey: [...all, 'list', { q, sort }],
      queryFn: async ({ pageParam, signal }) => {
        const askedAt = Date.now();
        const page = await fetchPage({ q, sort }, pageParam, signal);
        rowStore.forget(idsOf(page), askedAt);
        return page;
      },
      initialPageParam: null as string | null,
      getNextPageParam: (page: FindingPage) => page.next,
      // The list is kept fresh by looks at what is in view; comparing a hundred thousand rows at each page is not.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 30 * 60_000,
      structuralSharing: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  /** The newest few of a query, for a list beside something else. */
  newest: (q: string, limit: number) =>
    queryOptions({
      queryKey: [...all, 'newest', q, limit],
      queryFn: ({ signal }) => api.get<FindingPage>('/api/findings', { query: { q, sort: '-created', limit }, signal }),
      staleTime: 30_000,
    }),
  facets: (q: string) =>
    queryOptions({
      queryKey: [...all, 'facets', q],
      queryFn: ({ signal }) => api.get<Facets>('/api/findings/facets', { query: { q }, signal }),
      placeholderData: (before) => before,
      staleTime: 15_000,
    }),
  count: (q: string) =>
    queryOptions({
      queryKey: [...all, 'count', q],
      queryFn: ({ signal }) => api.get<FindingCount>('/api/findings/count', { query: { q }, signal }),
      placeholderData: (before) => before,
      staleTime: 15_000,
    }),
  why: (q: string) =>
    queryOptions({
      queryKey: [...all, 'why', q],
      queryFn: ({ signal }) => api.get<QueryParts>('/api/findings/why', { query: { q }, signal }),
    }),
  groups: (q: string, by: string) =>
    queryOptions({
      queryKey: [...all, 'groups', q, by],
      queryFn: ({ signal }) => api.get<FindingGroups>('/api/findings/groups', { query: { q, by }, signal }),
      placeholderData: (before) => before,
      staleTime: 15_000,
    }),
  suggest: (field: FieldName | null, typed: string, q: string) =>
    queryOptions({
      queryKey: [...suggestFindings.key, field, typed, q],
      queryFn: ({ signal }) => suggestFindings.read({ field, typed, q }, signal),
      placeholderData: (before) => before,
      staleTime: 60_000,
      retry: false,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...all, 'detail', id],
      queryFn: async ({ signal }) => {
        const detail = await api.get<FindingDetail>(`/api/findings/${id}`, { signal });
        // What is looked at is shown alike in its list.
        rowStore.put(rowOf(detail));
        return detail;
      },
      staleTime: 15_000,
    }),
  related: (id: string) =>
    queryOptions({
      queryKey: [...all, 'related', id],
      queryFn: ({ signal }) => api.get<Related>(`/api/findings/${id}/related`, { signal }),
      staleTime: 30_000,
    }),
  /** What a finding stands for. */
  merged: (id: string) =>
    queryOptions({
      queryKey: [...all, 'merged', id],
      queryFn: ({ signal }) => api.get<MergedFindings>(`/api/findings/${id}/merged`, { signal }),
      staleTime: 15_000,
    }),
  choices: (id: string) =>
    queryOptions({
      queryKey: [...all, 'choices', id],
      queryFn: ({ signal }) => api.get<CloseChoices>(`/api/findings/${id}/close`, { signal }),
      staleTime: 30_000,
    }),
  /** A vendor's answer of this moment. Nothing of it is kept longer than its page. */
  live: <T>(id: string, read: string) =>
    queryOptions({
      queryKey: [...all, 'live', id, read],
      queryFn: ({ signal }) => api.get<T>(`/api/findings/${id}/live/${read}`, { signal }),
      staleTime: 60_000,
      gcTime: 60_000,
      retry: false,
    }),
};

export const colleagues = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => api.get<{ people: Colleague[] }>('/api/people', { signal }),
  staleTime: 60_000,
});

/** One page of the list, as it is now. */
export function fetchPage(list: ListOf, cursor: string | null, signal: AbortSignal): Promise<FindingPage> {
  return api.get<FindingPage>('/api/findings', { query: { ...list, cursor, limit: PAGE_SIZE }, signal });
}

/** A few findings by their ids, as they are now. */
export async function fetchRows(ids: readonly string[], signal?: AbortSignal): Promise<FindingRow[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, at) =>
    ids.slice(at * MOST_IDS, (at + 1) * MOST_IDS),
  );
  const pages = await Promise.all(
    parts.map((part) =>
      api.get<FindingPage>('/api/findings', { query: { q: `id:${part.join(',')}`, limit: PAGE_SIZE }, signal }),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

/** After a change: counts are asked for again, and what is shown of these findings; lists keep their place. */
export function refreshAround(client: QueryClient, ids: readonly string[]): void {
  for (const part of ['count', 'facets', 'groups']) void client.invalidateQueries({ queryKey: [...all, part] });
  for (const id of ids.length > 20 ? [] : ids) {
    void client.invalidateQueries({ queryKey: findings.detail(id).queryKey });
    void client.invalidateQueries({ queryKey: findings.choices(id).queryKey });
    void client.invalidateQueries({ queryKey: findings.merged(id).queryKey });
  }
}

function idsOf({ items }: FindingPage): string[] {
  return items.map(({ id }) => id);
}

function rowOf(detail: FindingDetail): FindingRow {
  const { description, firstSeenAt, labels, notes, case: inCase, merge, raw, actions, timeline, ...row } = detail;
  return { ...row, title: row.title.slice(0, 300) };
}
