import { asObject } from '../core/call';
import { numberIn, textsIn } from './fields';
import { STATUS } from './numbers';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import { operationOf } from './operations';
import { authorship } from './seed-rows';
import { blankOf, filled, known, type Row } from './shape';
import type { Tenant } from './tenant';

export type Resource = {
  table: string;
  /** What one is called in messages. */
  noun: string;
  /** The documented shape of one. */
  sample: Row;
  /** The field that names it in the path and in the table, where it is not the uuid. */
  id?: string;
  list?: string;
  get?: string;
  create?: string;
  update?: string;
  /** The field of the body that holds the object, in those operations that document it. */
  wrap?: string;
  /** Keeps a row in a list. */
  keep?(row: Row, call: EdgeCall): boolean;
  /** Checks and completes a row before it is stored; `before` is absent for a new one. */
  settle?(row: Row, call: EdgeCall, before?: Row): Row;
};

/** Set by the vendor, whatever the caller sends. */
const SERVER_OWNED = ['uuid', 'account_name', 'create_time', 'update_time', 'creator_uuid', 'creator_display_name'];

/** List, get, create and update of one kind of object, all from the shapes of the contract. */
export function resourceOps(tenant: Tenant, resource: Resource): Ops {
  const { table, noun, sample, id = 'uuid', settle = (row) => row } = resource;
  const found = (call: EdgeCall) => {
    const row = tenant.table(table).get(idOf(call, id));
    if (!row) throw missing(call, noun);
    return row;
  };
  const ops: Ops = {};
  if (resource.list) {
    const shape = asObject(operationOf(resource.list).responseSample) ?? {};
    const listed = (call: EdgeCall) =>
      [...tenant.table(table).values()].filter((row) => resource.keep?.(row, call) ?? true);
    ops[resource.list] = (call) => {
      const answer = Object.entries(shape).map(([key, value]) => [
        key,
        Array.isArray(value) ? listed(call) : tenant.account,
      ]);
      return { body: Object.fromEntries(answer) };
    };
  }
  if (resource.get) ops[resource.get] = (call) => ({ body: found(call) });
  if (resource.create) {
    ops[resource.create] = (call) => {
      const given = writable(valuesOf(call, resource), sample);
      const row = settle(filled(sample, { status: STATUS.ACTIVE, ...given, ...newFields(tenant, call, noun) }), call);
      if (tenant.table(table).has(String(row[id]))) throw bad(`${noun} ${String(row[id])} exists already`);
      tenant.put(table, row);
      return { body: row };
    };
  }
  if (resource.update) {
    ops[resource.update] = (call) => {
      const before = found(call);
      holdLock(before, call);
      const given = writable(valuesOf(call, resource), sample, id);
      const cleared = clearedNames(call, sample, id).map((name) => [name, blankOf(sample[name])]);
      const changed = { ...before, ...given, ...Object.fromEntries(cleared), ...touched(tenant, before, call) };
      const row = settle(filled(sample, changed), call, before);
      tenant.put(table, row);
      return { body: row };
    };
  }
  return ops;
}

/** Who changed a row and when: always later than before, in the unit that the row already uses. */
export function touched(tenant: Tenant, before: Row, { caller }: Pick<EdgeCall, 'caller'>): Row {
  const last = Number(before.update_time ?? 0);
  const now = last > 0 && last < 1e11 ? Math.floor(tenant.now() / 1000) : tenant.now();
  return { update_time: Math.max(now, last + 1), updater_uuid: caller.uuid, updater_display_name: caller.name };
}

export function newFields(tenant: Tenant, { caller }: Pick<EdgeCall, 'caller'>, noun: string): Row {
  const now = tenant.now();
  const uuid = tenant.dice(noun).uuid();
  return { uuid, account_name: tenant.account, create_time: now, update_time: now, ...authorship(caller) };
}

function writable(values: Row, sample: Row, ...fixed: string[]): Row {
  const closed = [...SERVER_OWNED, ...fixed];
  return Object.fromEntries(Object.entries(known(values, sample)).filter(([name]) => !closed.includes(name)));
}

function holdLock(before: Row, { body }: EdgeCall): void {
  const expected = numberIn(body, 'expected_update_time');
  if (expected === 0 || expected === before.update_time) return;
  throw bad('expected_update_time is stale: the object was changed since');
}

function clearedNames({ body }: EdgeCall, sample: Row, id: string): string[] {
  const names = textsIn(body, 'attributes_to_delete');
  const odd = names.find((name) => !(name in sample) || name === id || SERVER_OWNED.includes(name));
  if (odd !== undefined) throw bad(`attribute ${odd} cannot be deleted`);
  return names;
}

/** The object lies flat in the body or inside one field of it, as the operation documents. */
function valuesOf({ operation, body }: EdgeCall, { wrap, noun }: Resource): Row {
  if (wrap === undefined || !operation.requestFields.some(({ name }) => name === wrap)) return body;
  const inner = asObject(body[wrap]);
  // The vendor's usage page shows an app sent flat, against its own reference.
  if (!inner && noun === 'app' && typeof body.name === 'string') return body;
  if (!inner) throw bad(`field ${wrap} is required`);
  return inner;
}
