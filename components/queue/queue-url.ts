import type { Route } from 'next';
import type { GroupBy } from '@/lib/findings/schema';
import { group, type Node, partsOf } from '@/lib/query/ast';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import type { SavedView } from '@/lib/views/shapes';

/** The orders the server keeps an index for; `-` is the other way round. */
export const QUEUE_SORTS = [
  '-severity',
  'severity',
  '-rank',
  'rank',
  'due',
  '-due',
  '-updated',
  'updated',
  '-created',
  'created',
] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** What the list may be gathered by. */
export const GROUPS = ['policy', 'person', 'resource', 'account'] as const satisfies readonly GroupBy[];
export type { GroupBy };

/**
 * All of the queue that the address holds. `view`: the saved view it came from, whose query, order and grouping stand
 * beside it. `open`: the finding the list stands at. `pane`: it is peeked at.
 */
export type QueueState = {
  q: string;
  sort: QueueSort;
  group: GroupBy | null;
  view: string | null;
  open: string | null;
  pane: boolean;
};

export const DEFAULT_QUERY = 'is:open';
export const DEFAULT_SORT: QueueSort = '-severity';
const LONGEST = 4000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the address; what cannot be right falls back. An empty query is one: it asks for everything. */
export function readQueueState(get: (name: string) => string | null): QueueState {
  const q = get('q');
  return {
    q: q === null || q.length > LONGEST ? DEFAULT_QUERY : q,
    sort: sortOf(get('sort')),
    group: groupOf(get('group')),
    view: idOf(get('view')),
    open: idOf(get('open')),
    pane: get('pane') === '1',
  };
}

export function sortOf(text: string | null): QueueSort {
  return QUEUE_SORTS.find((one) => one === text) ?? DEFAULT_SORT;
}

export function groupOf(text: string | null): GroupBy | null {
  return GROUPS.find((one) => one === text) ?? null;
}

/** The address of a state. The query always stands in it: a bare address is whatever the person opens with. */
export function queueHref({ q, sort, group, view, open, pane }: QueueState): Route {
  const search = new URLSearchParams({ q });
  if (sort !== DEFAULT_SORT) search.set('sort', sort);
  if (group !== null) search.set('group', group);
  if (view !== null) search.set('view', view);
  if (open !== null) search.set('open', open);
  if (pane) search.set('pane', '1');
  return `/queue?${search}`;
}

/** The queue with a query, from its beginning. */
export function hrefOfQuery(q: string, sort: QueueSort = DEFAULT_SORT): Route {
  return queueHref({ q, sort, group: null, view: null, open: null, pane: false });
}

/** The views that are always there; saved ones stand after them. */
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

export type Aside = 'snoozed' | 'accepted' | 'suppressed' | 'merged';

/** What a query for open findings leaves out because it is merged, put aside, accepted or suppressed; null for any other query. */
export function asideOf(q: string, word: Aside): string | null {
  const parsed = parseQuery(q);
  const parts = parsed.ok ? partsOf(parsed.query) : [];
  const aside: Node = { type: 'field', field: 'is', op: 'is', values: [{ text: word, prefix: false }] };
  const isOpen = (part: Node) => printQuery(part) === 'is:open';
  return parts.some(isOpen)
    ? printQuery(
        group(
          'and',
          parts.map((part) => (isOpen(part) ? aside : part)),
        ),
      )
    : null;
}

/** The address of a saved view, at its beginning. */
export function hrefOfView({ id, q, sort, groupBy }: SavedView): Route {
  return queueHref({ q, sort: sortOf(sort), group: groupOf(groupBy), view: id, open: null, pane: false });
}

/** True when the address asks for something else than its view. */
export function differs({ q, sort, group }: Pick<QueueState, 'q' | 'sort' | 'group'>, view: SavedView): boolean {
  return q !== view.q || sort !== sortOf(view.sort) || group !== groupOf(view.groupBy);
}

function idOf(text: string | null): string | null {
  return text !== null && UUID.test(text) ? text : null;
}

// The order in which parts were typed makes no difference.
function partsIn(q: string): string | null {
  const parsed = parseQuery(q);
  if (!parsed.ok) return null;
  return printQuery(parsed.query).split(' ').sort().join(' ');
}
