import { createHash } from 'node:crypto';
import { assumed, type Call, type Reply } from '../core/call';
import type { Deps } from '../core/vendor-app';
import { type AlertSet, type Readings, windowSeconds } from './assumed';
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
  const plain = readings.style === 'B';
  const spelt = (index: number, fields: string[] | undefined): Buffer => {
    const alert = spell(store.alert(set, index), set, readings.style);
    return Buffer.from(JSON.stringify(fields ? project(alert, fields) : alert));
  };
  return (call) => {
    const query = parseQuery(call, readings, Math.floor(clock.now() / 1_000));
    const found = select(store.columns[set], query, world);
    const from = readings.offset === 'page' ? (query.offset - 1) * query.limit : query.offset;
    const indexes = found.slice(from, from + query.limit);
    const links = linksOf(call, query, {
      from,
      total: found.total,
      step: readings.offset === 'page' ? 1 : query.limit,
    });
    const tail = `],${JSON.stringify({ total_count: found.total, ...links }).slice(1)}`;
    const alerts = indexes.flatMap((index, at) => [
      ...(at === 0 ? [] : [comma]),
      ...(plain && !query.fields ? store.alertBytes(set, index) : [spelt(index, query.fields)]),
    ]);
    const answer = withEtag(call, Buffer.concat([head, ...alerts, Buffer.from(tail)]));
    return set === 'iac' || isChoice(query, call) ? assumed(answer) : answer;
  };
}

/**
 * Whether the contract leaves open what is answered here: what `offset` counts, the order where none is asked for, how
 * filters combine, ranges over 48 hours and of both times, and what `fields` leaves. How IaC alerts look is open altogether.
 */
function isChoice({ created, updated, clouds, statuses, risks, regions, units, fields }: AlertQuery, { query }: Call) {
  const filters = [clouds, statuses, risks, regions, units].filter((values) => values !== undefined);
  const isLong = [created, updated].some((range) => range && range.to - range.from > windowSeconds);
  const combines = filters.length > 1 || filters.some((values) => values.length > 1);
  const isDefault = query.get('order_by') === null || (created === undefined && updated === undefined);
  return isDefault || query.has('offset') || combines || isLong || (created && updated) || fields !== undefined;
}

const head = Buffer.from('{"alerts":[');
const comma = Buffer.from(',');

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

function withEtag({ headers }: Call, body: Buffer): Reply {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  if (headers['if-none-match'] === etag) return assumed({ status: 304, headers: { etag } });
  return { status: 200, body, headers: { etag } };
}
