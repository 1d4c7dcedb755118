import { createHash, timingSafeEqual } from 'node:crypto';
import { asObject, type Call, json, Refusal, type Reply } from './call';
import type { CallLog } from './calls';
import { type FaultBoard, faultKinds } from './faults';
import { parseFault } from './parse-fault';
import { type Route, route } from './route';
import { toldForms } from './told';
import { type VendorApp, vendorIds } from './vendor-app';

type Backstage = {
  calls: CallLog;
  faults: FaultBoard;
  /** Undefined when no such vendor runs. */
  app(vendor: string): VendorApp | undefined;
  /** Back to the data of the seed: forgets every change, call and fault. */
  reset(): void;
};

/**
 * The control server of one sandbox. Its address ends in a secret: any web page may send a form to a port of this
 * machine, and only who was told the address shall set faults or act as a colleague.
 */
export function controlServer(secret: string, routes: readonly Route[]) {
  return {
    routes: routes.map((one) => ({ ...one, segments: [':secret', ...one.segments] })),
    auth({ params }: Call): string {
      if (!timingSafeEqual(sha256(params.secret ?? ''), sha256(secret))) throw new Refusal(404, 'Not found');
      return 'control';
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What tests do behind the vendors' backs: look at the calls, set faults, act in the portal, let something arrive. */
export function controlRoutes({ calls, faults, app, reset }: Backstage): Route[] {
  const appOf = ({ params }: Call): VendorApp => {
    const found = app(params.vendor ?? '');
    if (!found) throw new Refusal(404, `no vendor ${params.vendor}`);
    return found;
  };
  const change = (operation: string, method: string, path: string, work: (call: Call) => void) =>
    route(method, path, (call) => done(work, call), { operation });
  return [
    route('GET', '/calls', (call) => json(200, { calls: calls.list(callFilter(call)) }), { operation: 'calls.list' }),
    route('GET', '/faults', () => json(200, { faults: faults.list() }), { operation: 'faults.list' }),
    route('POST', '/faults', (call) => json(201, { faults: addFaults(faults, call.body) }), {
      operation: 'faults.add',
    }),
    change('calls.clear', 'DELETE', '/calls', () => calls.clear()),
    change('faults.remove', 'DELETE', '/faults', (call) => faults.remove(whichFaults(call))),
    route('GET', '/switchboard', () => json(200, switchboard(faults, app)), { operation: 'switchboard' }),
    change('reset', 'POST', '/reset', () => reset()),
    change('portal', 'POST', '/portal/:vendor', (call) => changeInPortal(appOf(call), call)),
    change('tick', 'POST', '/tick/:vendor', (call) => arrive(appOf(call), call)),
  ];
}

function done(work: (call: Call) => void, call: Call): Reply {
  work(call);
  return { status: 204 };
}

function callFilter(call: Call) {
  return {
    vendor: call.query.get('vendor') ?? undefined,
    operation: call.query.get('operation') ?? undefined,
    since: wholeNumber(call, 'since'),
  };
}

function addFaults(faults: FaultBoard, body: unknown) {
  const given = Array.isArray(body) ? body : [body];
  const now = Date.now();
  return given.map((fault) => parseFault(fault, now)).map((fault) => faults.add(fault));
}

function whichFaults(call: Call) {
  const id = wholeNumber(call, 'id');
  const vendor = call.query.get('vendor') ?? undefined;
  return id === undefined && vendor === undefined ? undefined : { id, vendor };
}

/** All that can be set, and what is. */
function switchboard(faults: FaultBoard, app: Backstage['app']) {
  const vendors = vendorIds.flatMap((id) => {
    const operations = [...new Set(app(id)?.routes.map(({ operation }) => operation))];
    return operations.length > 0 ? [{ id, operations }] : [];
  });
  const kinds = Object.entries(faultKinds).map(([kind, about]) => ({ kind, ...about }));
  return { now: Date.now(), vendors, kinds, told: toldForms, faults: faults.list() };
}

function changeInPortal(app: VendorApp, { body }: Call): void {
  const change = asObject(body);
  const set = asObject(change?.set);
  if (typeof change?.id !== 'string' || !set) throw new Refusal(400, 'wanted: { id, set: { … } }');
  if (!app.portal(change.id, set)) throw new Refusal(404, `no record ${change.id}`);
}

function arrive(app: VendorApp, call: Call): void {
  if (!app.tick) throw new Refusal(400, 'nothing arrives at this vendor');
  for (let left = wholeNumber(call, 'times') ?? 1; left > 0; left--) app.tick();
}

function wholeNumber({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(400, `${name} must be a whole number`);
  return Number(text);
}
