import type { Route } from 'next';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/** The orders the server keeps an index for; `-` is the other way round. */
export const QUEUE_SORTS = ['-severity', 'severity', '-updated', 'updated', '-created', 'created'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** All of the queue that the address holds. `open`: the finding the list stands at. `pane`: it is peeked at. */
export type QueueState = { q: string; sort: QueueSort; open: string | null; pane: boolean };

export const DEFAULT_QUERY = 'is:open';
export const DEFAULT_SORT: QueueSort = '-severity';
const LONGEST = 4000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the address; what cannot be right falls back. An empty query is one: it asks for everything. */
export function readQueueState(get: (name: string) => string | null): QueueState {
  const q = get('q');
  const open = get('open');
  return {
    q: q === null || q.length > LONGEST ? DEFAULT_QUERY : q,
    sort: QUEUE_SORTS.find((one) => one === get('sort')) ?? DEFAULT_SORT,
    open: open !== null && UUID.test(open) ? open : null,
    pane: get('pane') === '1',
  };
}

/** The address of a state, defaults left out. */
export function queueHref({ q, sort, open, pane }: QueueState): Route {
  const search = new URLSearchParams();
  if (q !== DEFAULT_QUERY) search.set('q', q);
  if (sort !== DEFAULT_SORT) search.set('sort', sort);
  if (open !== null) search.set('open', open);
  if (pane) search.set('pane', '1');
  return search.size > 0 ? `/queue?${search}` : '/queue';
}

/** The queue with a query, from its beginning. */
export function hrefOfQuery(q: string, sort: QueueSort = DEFAULT_SORT): Route {
  return queueHref({ q, sort, open: null, pane: false });
}

/** The views that are always there; saved ones will stand after them. */
export const READY_VIEWS = [
  { id: 'open', label: 'Open', q: 'is:open' },
  { id: 'mine', label: 'Mine', q: 'is:open is:mine' },
  { id: 'nobodys', label: 'Nobody’s', q: 'is:open is:unowned' },
  { id: 'closed', label: 'Closed', q: 'is:closed' },
] as const;

/** The ready view a query is, however it was typed; null for a query of one's own. */
export function viewOf(q: string): (typeof READY_VIEWS)[number]['id'] | null {
  const wanted = partsIn(q);
  return READY_VIEWS.find((view) => partsIn(view.q) === wanted)?.id ?? null;
}

// The order in which parts were typed makes no difference.
function partsIn(q: string): string | null {
  const parsed = parseQuery(q);
  if (!parsed.ok) return null;
  return printQuery(parsed.query).split(' ').sort().join(' ');
}
