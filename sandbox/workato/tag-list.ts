import { assumed, type Call, json, Refusal, type Reply } from '../core/call';
import { pageOf } from './query';
import type { Store } from './store';
import type { Tag } from './tag-data';
import { pacificTime } from './time';

type Listed = { tag: Tag; count: number; lastAssigned: number; on: { kind: string; id: number }[] };

export function listTags(store: Store, { query }: Call): Reply {
  const includes = query.getAll('includes[]');
  const odd = includes.find((name) => name !== 'author' && name !== 'assignment_count');
  if (odd !== undefined) throw new Refusal(400, 'Bad request', { assumed: true });
  const found = [...store.tags.values()].map((tag) => listed(store, tag)).filter((one) => matches(one, query));
  found.sort(orderOf(query));
  const tags = pageOf(found, query).map(({ tag, count }) => ({
    handle: tag.handle,
    title: tag.title,
    description: tag.description,
    color: tag.color,
    created_at: pacificTime(tag.created),
    updated_at: pacificTime(tag.updated),
    ...(includes.includes('author') ? { author: tag.author } : {}),
    ...(includes.includes('assignment_count') ? { assignment_count: count } : {}),
  }));
  return isChoice(query) ? assumed(json(200, { data: { tags } })) : json(200, { data: { tags } });
}

/** How a list of handles is spelled, what asset types are called and how directions go with keys is not given. */
function isChoice(query: URLSearchParams): boolean {
  const names = ['q[handle_in][]', 'q[handle_in]', 'q[taggable_type_eq]'];
  return names.some((name) => query.has(name)) || query.getAll('sort_by[]').length > 1;
}

function listed(store: Store, tag: Tag): Listed {
  const own = [...store.assigned.values()].filter(({ assignment }) => assignment.handle === tag.handle);
  const lastAssigned = Math.max(0, ...own.map(({ at }) => at));
  return { tag, count: own.length, lastAssigned, on: own.map(({ assignment: { kind, id } }) => ({ kind, id })) };
}

/** The names of asset types are not given by the vendor: both its words for each are taken. */
const assetTypes: Record<string, string> = {
  recipe: 'recipe',
  flow: 'recipe',
  connection: 'connection',
  sharedaccount: 'connection',
};

function matches({ tag, on }: Listed, query: URLSearchParams): boolean {
  const text = query.get('q[title_or_description_cont]')?.toLowerCase();
  const handles = [...query.getAll('q[handle_in][]'), ...query.getAll('q[handle_in]')];
  const author = query.get('q[author_id_eq]');
  const asset = query.get('q[taggable_id_eq]');
  const type = query.get('q[taggable_type_eq]');
  const kind = type === null ? undefined : (assetTypes[type.toLowerCase()] ?? 'unknown');
  return (
    (text === undefined || `${tag.title}\n${tag.description}`.toLowerCase().includes(text)) &&
    (handles.length === 0 || handles.includes(tag.handle)) &&
    (author === null || author === String(tag.author.id)) &&
    (asset === null || on.some(({ id }) => String(id) === asset)) &&
    (kind === undefined || on.some((one) => one.kind === kind && (asset === null || String(one.id) === asset))) &&
    (query.get('q[only_assigned]') !== 'true' || on.length > 0)
  );
}

const keys: Record<string, (one: Listed) => string | number> = {
  title: ({ tag }) => tag.title.toLowerCase(),
  assignment_count: ({ count }) => count,
  updated_at: ({ tag }) => tag.updated,
  last_assigned_at: ({ lastAssigned }) => lastAssigned,
};

/** Each `sort_by[]` goes with the `sort_direction[]` at its place; the handle settles what is left. */
function orderOf(query: URLSearchParams): (a: Listed, b: Listed) => number {
  const names = query.getAll('sort_by[]');
  const directions = query.getAll('sort_direction[]');
  const bad = names.some((name) => !(name in keys)) || directions.some((way) => way !== 'asc' && way !== 'desc');
  if (bad) throw new Refusal(400, 'Bad request', { assumed: true });
  const steps = (names.length > 0 ? names : ['title']).map((name, i) => ({
    key: keys[name],
    down: directions[i] === 'desc',
  }));
  return (a, b) => {
    for (const { key, down } of steps) {
      const order = key ? compare(key(a), key(b)) : 0;
      if (order !== 0) return down ? -order : order;
    }
    return compare(a.tag.handle, b.tag.handle);
  };
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
