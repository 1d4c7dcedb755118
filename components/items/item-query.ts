/** What a list of items is filtered and sorted by; the URL holds all of it. */
export type ItemFilter = 'kind' | 'status' | 'tenant';
export type ItemQuery = {
  text: string;
  /** Chosen values of each facet; none chosen means all. */
  chosen: Record<ItemFilter, string[]>;
  /** The server's name of an order; null is the list's own. */
  sort: string | null;
};

const FILTERS: readonly ItemFilter[] = ['kind', 'status', 'tenant'];
const MAX_TEXT = 200;

/** Reads an address; what does not fit is left out, so that an old link still opens the list. */
export function readQuery(params: URLSearchParams): ItemQuery {
  const all = (name: string) => [...new Set(params.getAll(name).filter((value) => value !== ''))];
  return {
    text: (params.get('q') ?? '').slice(0, MAX_TEXT),
    chosen: { kind: all('kind'), status: all('status'), tenant: all('tenant') },
    sort: params.get('sort'),
  };
}

/** Writes the query into an address; what else stands in it (the open item, a tab) is kept. */
export function writeQuery(query: ItemQuery, before: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const name of ['q', 'sort', ...FILTERS]) after.delete(name);
  if (query.text !== '') after.set('q', query.text.slice(0, MAX_TEXT));
  for (const name of FILTERS) for (const value of query.chosen[name]) after.append(name, value);
  if (query.sort !== null) after.set('sort', query.sort);
  return after;
}

/** The query with one value of a facet chosen, or no longer. */
export function toggle(query: ItemQuery, filter: ItemFilter, value: string): ItemQuery {
  const now = query.chosen[filter];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return { ...query, chosen: { ...query.chosen, [filter]: next } };
}

/** The query without one of its parts. */
export function without(query: ItemQuery, part: ItemFilter | 'text'): ItemQuery {
  if (part === 'text') return { ...query, text: '' };
  return { ...query, chosen: { ...query.chosen, [part]: [] } };
}

/** The parts that narrow the list, as they stand in the query. */
export function narrowing(query: ItemQuery): (ItemFilter | 'text')[] {
  const facets = FILTERS.filter((name) => query.chosen[name].length > 0);
  return query.text.trim() === '' ? facets : ['text', ...facets];
}

/** A header's press: descending first, then ascending, then the list's own order again. */
export function nextSort(sort: string | null, by: string): string | null {
  if (sort === `-${by}`) return by;
  return sort === by ? null : `-${by}`;
}
