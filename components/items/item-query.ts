import { ITEM_PARTS, type ItemPart as ItemFilter } from '@/lib/items/parts';
import type { ItemSort } from '@/lib/items/schema';

/** What a list of items is filtered and sorted by; the URL holds all of it. */
export type { ItemFilter };
/** What can be dropped of a query, one by one. */
export type ItemPart = ItemFilter | 'text' | 'time';
/** When it happened, in UTC: `from` is included, `to` is not, null is unbounded. */
export type ItemTimes = { from: string | null; to: string | null };
export type ItemQuery = {
  text: string;
  /** Chosen values of each facet; none chosen means all. */
  chosen: Record<ItemFilter, string[]>;
  /** Also what the vendor no longer has. */
  gone: boolean;
  times: ItemTimes;
  sort: ItemSort;
};

const SORTS = ['-at', 'at', 'title', '-title'] as const satisfies readonly ItemSort[];
/** The newest first, as the server does it unasked. */
const OWN_SORT: ItemSort = '-at';
const ANY_TIME: ItemTimes = { from: null, to: null };
const MAX_TEXT = 200;
const MOST_CHOSEN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address; what does not fit is left out, so that an old link still opens the list. */
export function readQuery(params: URLSearchParams): ItemQuery {
  const all = (name: string) => [...new Set(params.getAll(name))].filter(isWord).slice(0, MOST_CHOSEN);
  return {
    text: (params.get('q') ?? '').replaceAll('\u0000', '').slice(0, MAX_TEXT),
    chosen: {
      kind: all('kind'),
      status: all('status'),
      tenant: all('tenant').filter((id) => UUID.test(id)),
      workflow: all('workflow'),
      person: all('person'),
      app: all('app'),
    },
    gone: params.get('gone') === 'include',
    times: readTimes(params.get('from'), params.get('to')),
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? OWN_SORT,
  };
}

/** The id of the open item in an address; null where there is none that could be one. */
export function readOpenId(params: URLSearchParams): string | null {
  const id = params.get('item');
  return id !== null && UUID.test(id) ? id : null;
}

/** Writes the query into an address; what else stands in it (the open item) is kept. */
export function writeQuery(query: ItemQuery, before: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const name of ['q', 'sort', 'gone', 'from', 'to', ...ITEM_PARTS]) after.delete(name);
  if (query.text !== '') after.set('q', query.text.slice(0, MAX_TEXT));
  for (const name of ITEM_PARTS) for (const value of query.chosen[name]) after.append(name, value);
  if (query.gone) after.set('gone', 'include');
  if (query.times.from !== null) after.set('from', query.times.from);
  if (query.times.to !== null) after.set('to', query.times.to);
  if (query.sort !== OWN_SORT) after.set('sort', query.sort);
  return after;
}

/** A query as the routes read it; what is not asked for is left out, so that equal queries have equal keys. */
export function askedOf(query: ItemQuery) {
  const chosen: Partial<Record<ItemFilter, string[]>> = Object.fromEntries(
    ITEM_PARTS.flatMap((part) => (query.chosen[part].length > 0 ? [[part, query.chosen[part]]] : [])),
  );
  return {
    ...(query.text.trim() === '' ? {} : { q: query.text.trim() }),
    ...chosen,
    ...(query.gone ? { gone: 'include' as const } : {}),
    ...(query.times.from === null ? {} : { from: query.times.from }),
    ...(query.times.to === null ? {} : { to: query.times.to }),
    sort: query.sort,
  };
}

/** The query with one value of a facet chosen, or no longer. */
export function toggle(query: ItemQuery, filter: ItemFilter, value: string): ItemQuery {
  const now = query.chosen[filter];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return { ...query, chosen: { ...query.chosen, [filter]: next } };
}

/** The query without one of its parts. */
export function without(query: ItemQuery, part: ItemPart): ItemQuery {
  if (part === 'text') return { ...query, text: '' };
  if (part === 'time') return { ...query, times: ANY_TIME };
  return { ...query, chosen: { ...query.chosen, [part]: [] } };
}

/** The parts that narrow the list, as they stand in the query. */
export function narrowing(query: ItemQuery): ItemPart[] {
  const { from, to } = query.times;
  return [
    ...(query.text.trim() === '' ? [] : ['text' as const]),
    ...ITEM_PARTS.filter((name) => query.chosen[name].length > 0),
    ...(from === null && to === null ? [] : ['time' as const]),
  ];
}

/** A header's press: names from A, times from the newest; a second press turns it round. */
export function nextSort(sort: ItemSort, by: 'at' | 'title'): ItemSort {
  if (by === 'title') return sort === 'title' ? '-title' : 'title';
  return sort === '-at' ? 'at' : '-at';
}

/** True for a range that ends before it begins, or where it begins. */
export function isTurned({ from, to }: ItemTimes): boolean {
  return from !== null && to !== null && Date.parse(from) >= Date.parse(to);
}

/** From when to when in an address; a range turned round reads as none. */
export function readTimes(from: string | null, to: string | null): ItemTimes {
  const times = { from: instantOf(from), to: instantOf(to) };
  return isTurned(times) ? ANY_TIME : times;
}

function instantOf(text: string | null): string | null {
  if (text === null || !/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return null;
  const at = new Date(text);
  // The 31st of February would be another day.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text.slice(0, 10) ? null : at.toISOString();
}

function isWord(value: string): boolean {
  return value !== '' && value.length <= 200 && !value.includes('\u0000');
}
