import { type ItemTimes, readTimes } from '@/components/items/item-query';
import type { Address } from '@/components/items/use-item-url';
import { ACTIVITY } from '@/lib/activity/language';
import type { ActivitySort } from '@/lib/activity/schema';
import { type Parsed, parseIn } from '@/lib/query/parse';

/** What the stream is asked for; the address holds all of it. */
export type ActivityAsked = { q: string; gone: boolean; times: ItemTimes; sort: ActivitySort };

export function parseActivity(text: string): Parsed<string> {
  return parseIn(ACTIVITY, text);
}

/** Ids of items are UUIDs, those of audit records their numbers. */
const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,15})$/i;

/** A query that cannot be read stays as it is: what is wrong is said where it stands. */
export const ACTIVITY_ADDRESS: Address<ActivityAsked> = {
  read: (params) => ({
    q: params.get('q') ?? '',
    gone: params.get('gone') === 'include',
    times: readTimes(params.get('from'), params.get('to')),
    sort: params.get('sort') === 'at' ? 'at' : '-at',
  }),
  write: ({ q, gone, times, sort }, before) => {
    const after = new URLSearchParams(before);
    const written = {
      q,
      gone: gone ? 'include' : '',
      from: times.from ?? '',
      to: times.to ?? '',
      sort: sort === 'at' ? sort : '',
    };
    for (const [name, value] of Object.entries(written)) {
      if (value === '') after.delete(name);
      else after.set(name, value);
    }
    return after;
  },
  readOpenId: (params) => {
    const id = params.get('item');
    return id !== null && ID.test(id) ? id : null;
  },
};

/** The query as the routes read it; what is not asked for is left out, so that equal queries have equal keys. */
export function askedOf({ q, gone, times }: Omit<ActivityAsked, 'sort'>) {
  return {
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(gone ? { gone: 'include' as const } : {}),
    ...(times.from === null ? {} : { from: times.from }),
    ...(times.to === null ? {} : { to: times.to }),
  };
}
