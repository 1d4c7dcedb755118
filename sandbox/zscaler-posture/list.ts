import { createHash } from 'node:crypto';
import { assumed, type Call, type Reply } from '../core/call';
import type { Deps } from '../core/vendor-app';
import type { AlertSet, Readings } from './assumed';
import { project } from './fields';
import { type AlertQuery, parseQuery } from './query';
import { select } from './select';
import type { Store } from './store';
import { spell } from './style';

/** `GET /alerts/cloud` and `/alerts/iac`. */
export function makeList(
  { world, clock }: Deps,
  store: Store,
  readings: Readings,
  set: AlertSet,
): (call: Call) => Reply {
  return (call) => {
    const query = parseQuery(call, readings, Math.floor(clock.now() / 1_000));
    const found = select(store.columns[set], query, world);
    const from = readings.offset === 'page' ? (query.offset - 1) * query.limit : query.offset;
    const alerts = found.slice(from, from + query.limit).map((index) => {
      const alert = spell(store.alert(set, index), set, readings.style);
      return query.fields ? project(alert, query.fields) : alert;
    });
    const links = linksOf(call, query, {
      from,
      total: found.total,
      step: readings.offset === 'page' ? 1 : query.limit,
    });
    const body = JSON.stringify({ alerts, total_count: found.total, ...links });
    return withEtag(call, body);
  };
}

type Position = { from: number; total: number; step: number };

/** Absolute links of our own origin that repeat all parameters; empty where there is no such page. */
function linksOf({ origin, path, query: given }: Call, { limit, offset }: AlertQuery, { from, total, step }: Position) {
  const link = (to: number) => {
    const params = new URLSearchParams({ limit: String(limit), offset: String(to) });
    for (const [key, value] of given) if (key !== 'limit' && key !== 'offset') params.append(key, value);
    return `${origin}${path}?${params}`;
  };
  return {
    prev_link: from > 0 ? link(Math.max(step === 1 ? 1 : 0, offset - step)) : '',
    next_link: from + limit < total ? link(offset + step) : '',
  };
}

function withEtag({ headers }: Call, body: string): Reply {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  if (headers['if-none-match'] === etag) return assumed({ status: 304, headers: { etag } });
  return { status: 200, body, headers: { etag } };
}
