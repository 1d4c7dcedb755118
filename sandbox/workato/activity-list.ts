import { assumed, type Call, json, Refusal, type Reply } from '../core/call';
import type { Activity } from './activity';
import type { Environment } from './environment';
import { isKind } from './event-types';
import { wholeNumber } from './query';
import type { Store } from './store';
import { queryTime } from './time';

const MOST = 100;

/** Newest first; `page[after]` names the last entry of the page before. `total` counts all that match. */
export function listActivity(store: Store, environment: Environment, { query }: Call): Reply {
  const log = store.log(environment);
  const size = Math.min(MOST, wholeNumber(query, 'page[size]') ?? MOST);
  if (size < 1) throw new Refusal(400, 'Bad request', { assumed: true });
  const keeps = filterOf(query);
  const after = wholeNumber(query, 'page[after]');
  // An id nobody has seen is the end of the list.
  const before = after === undefined ? log.length : (store.placeOf(environment, after) ?? 0);
  const data: Activity[] = [];
  let total = 0;
  for (let i = log.length - 1; i >= 0; i--) {
    const entry = log[i];
    if (!entry || !keeps(entry)) continue;
    total += 1;
    if (i < before && data.length < size) data.push(entry.activity);
  }
  // Both are our reading: that a page goes on towards older entries, and that the total counts all that match.
  const isChoice = after !== undefined || total !== data.length;
  return isChoice ? assumed(json(200, { data, total })) : json(200, { data, total });
}

/** Values that nobody has heard of match nothing; they are no error. */
function filterOf(query: URLSearchParams): (entry: { at: number; activity: Activity }) => boolean {
  const from = timeIn(query, 'from') ?? Number.NEGATIVE_INFINITY;
  const to = timeIn(query, 'to') ?? Number.POSITIVE_INFINITY;
  const users = query.getAll('users_ids[]');
  const [events, noEvents] = [query.getAll('include_event_types[]'), query.getAll('exclude_event_types[]')];
  const [kinds, noKinds] = [query.getAll('include_resource_types[]'), query.getAll('exclude_resource_types[]')];
  const isOneOf = (wanted: readonly string[], kind: string) => wanted.some((filter) => isKind(filter, kind));
  return ({ at, activity: { user, event_type: event, resource } }) => {
    // Entries are written down to the second, and that is what they are compared by.
    const second = Math.floor(at / 1000) * 1000;
    return (
      second >= from &&
      second <= to &&
      (users.length === 0 || users.includes(String(user.id))) &&
      (events.length === 0 || events.includes(event)) &&
      !noEvents.includes(event) &&
      (kinds.length === 0 || isOneOf(kinds, resource.type)) &&
      !isOneOf(noKinds, resource.type)
    );
  };
}

function timeIn(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : queryTime(name, value);
}
