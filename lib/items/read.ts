import 'server-only';
import { z } from 'zod';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import type { ItemNoun } from '@/lib/model/record';
import { factsOf, NumberNames } from './facts';
import type { ItemSort, ListItemsQuery } from './schema';
import { scopeOf } from './scope';
import type { ItemDetail, ItemPage, ItemRow } from './shapes';

const MOST_ACTIONS = 50;
const ORDERS: Record<ItemSort, { key: string; type: string; direction: 'asc' | 'desc' }> = {
  '-at': { key: 'i.at', type: 'timestamptz', direction: 'desc' },
  at: { key: 'i.at', type: 'timestamptz', direction: 'asc' },
  title: { key: 'lower(i.title)', type: 'text', direction: 'asc' },
  '-title': { key: 'lower(i.title)', type: 'text', direction: 'desc' },
};
const WRITE = `'actionId', a.id, 'command', a.command, 'state', a.state, 'notBefore', a.not_before,
  'settledAt', a.settled_at, 'confirmedAt', a.confirmed_at, 'message', coalesce(a.outcome->>'vendorMessage', a.outcome->>'message')`;
const ROW = `json_build_object('id', i.id, 'noun', i.noun, 'kind', i.kind,
  'tenant', json_build_object('id', c.id, 'name', c.name, 'vendor', c.vendor,
    'removedAt', case when c.state = 'removed' then c.state_at end), 'externalId', i.external_id, 'title', i.title,
  'status', i.status, 'at', i.at, 'goneAt', i.gone_at, 'write', case when a.id is not null then json_build_object(${WRITE}) end)`;
const JOINS = `join connection c on c.workspace_id = $1 and c.id = i.connection_id
  left join action a on a.workspace_id = $1 and a.id = i.last_action_id`;

type Kept<N extends ItemNoun> = { item: Omit<ItemRow<N>, 'facts'>; raw: Record<string, unknown>; names: unknown };
const NAMES = "coalesce(c.settings->'enumLabels', '{}') as names";

/** One page of a list beside the queue. */
export async function listItems<N extends ItemNoun>(ctx: Ctx, noun: N, query: ListItemsQuery): Promise<ItemPage<N>> {
  allow(ctx, 'items.read');
  const { key, type, direction } = ORDERS[query.sort];
  const { where, values } = scopeOf(ctx, noun, query);
  const after = query.cursor === undefined ? null : placeOf(query.sort, query.cursor);
  const add = (value: unknown) => `$${values.push(value)}`;
  const beyond = after
    ? `and (${key}, i.id) ${direction === 'desc' ? '<' : '>'} (${add(after.key)}::${type}, ${add(after.id)}::uuid)`
    : '';
  const found = await rows<Kept<N> & { key: Date | string }>(
    ctx,
    `select ${ROW} as item, i.raw, ${NAMES}, ${key} as key from item i ${JOINS}
     where ${where} ${beyond} order by ${key} ${direction}, i.id ${direction} limit ${add(query.limit + 1)}::int`,
    values,
  );
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ item, raw, names }) => ({ ...item, facts: factsOf(noun, raw, NumberNames.parse(names)) })),
    next: last ? cursorOf(query.sort, last.key, last.item.id) : null,
  };
}

/** An item with the record as the vendor sent it, secrets removed, and what was asked of the vendor about it. Throws `not_found`. */
export async function getItem<N extends ItemNoun>(ctx: Ctx, noun: N, id: string): Promise<ItemDetail<N>> {
  allow(ctx, 'items.read');
  const [found] = await rows<Kept<N> & Pick<ItemDetail<N>, 'actions'>>(
    ctx,
    `select ${ROW} as item, i.raw, ${NAMES},
       (select coalesce(json_agg(e.entry order by e.requested_at desc), '[]') from (
         select a.requested_at, json_build_object(${WRITE}, 'requestedBy', json_build_object('id', u.id, 'name', u.name),
             'requestedAt', a.requested_at, 'operation', a.input->>'operation',
             'answeredBy', case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end) as entry
           from action a join app_user u on u.id = a.requested_by left join app_user b on b.id = a.answered_by
           where a.workspace_id = $1 and a.item_id = i.id order by a.requested_at desc limit ${MOST_ACTIONS}) e) as actions
     from item i ${JOINS} where i.workspace_id = $1 and i.noun = $2 and i.id = $3`,
    [ctx.workspaceId, noun, id],
    `item ${noun}`,
  );
  if (!found) throw new AppError('not_found', 'There is no such entry.');
  const names = NumberNames.parse(found.names);
  return { ...found.item, facts: factsOf(noun, found.raw, names), names, raw: found.raw, actions: found.actions };
}

const KeyText = z
  .string()
  .max(4000)
  .refine((text) => !text.includes('\u0000'));
const Cursor = z.tuple([z.literal(1), z.string(), KeyText, z.uuid()]);

function cursorOf(sort: ItemSort, key: Date | string, id: string): string {
  const text = key instanceof Date ? key.toISOString() : key;
  return Buffer.from(JSON.stringify([1, sort, text, id])).toString('base64url');
}

function placeOf(sort: ItemSort, cursor: string): { key: string; id: string } {
  const read = Cursor.safeParse(jsonOf(cursor));
  const isInstant = sort === 'at' || sort === '-at';
  if (!read.success || read.data[1] !== sort || (isInstant && !z.iso.datetime().safeParse(read.data[2]).success)) {
    const message = 'This cursor does not belong to this list. Begin again without one.';
    throw new AppError('bad_input', message, { cursor: message });
  }
  return { key: read.data[2], id: read.data[3] };
}

/** Undefined, which no schema takes, for what is no JSON. */
function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
