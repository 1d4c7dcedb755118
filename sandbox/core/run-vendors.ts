import { randomBytes } from 'node:crypto';
import { makeCallLog } from './calls';
import { type Clock, type ClockMode, makeClock } from './clock';
import { controlRoutes, controlServer } from './control';
import { makeFaultBoard } from './faults';
import { type Journal, openJournal, storedOrigin } from './journal';
import { type Running, type Served, serveVendor } from './server';
import type { Deps, VendorApp, VendorId } from './vendor-app';
import { makeWorld } from './world';

export type SandboxOptions = {
  seed?: string;
  limits?: 'on' | 'off';
  clock?: ClockMode;
  /** Where changes are kept; without it they are forgotten at the end. */
  dir?: string;
  ports?: Partial<Record<VendorId | 'control' | 'evidence', number>>;
  /** What opens the control server; a fresh one when it is not given. */
  controlSecret?: string;
  scale?: 'full' | 'small';
  /** Pins the data in time; by default it reaches up to the first start. */
  epochMs?: number;
  env?: Record<string, string | undefined>;
};

export type RunningSandbox<Id extends VendorId = VendorId> = {
  vendors: Record<
    Id,
    { url: string; credentials: Record<string, string>; labels?: Record<string, Record<string, string>> }
  >;
  /** Address of the control server, with the secret that opens it. */
  control: string;
  evidence: string;
  close(): Promise<void>;
};

export type CreateVendor = (deps: Deps) => VendorApp;

/** Starts the given vendors on loopback, with the evidence storage and the control server beside them. */
export async function runVendors<Id extends VendorId>(
  creators: Record<Id, CreateVendor>,
  options: SandboxOptions = {},
): Promise<RunningSandbox<Id>> {
  const { seed = 'northwind', scale = 'full', dir, ports = {}, env = process.env } = options;
  const { epochMs } = storedOrigin(dir, { seed, scale, epochMs: options.epochMs ?? Date.now() });
  const clock = makeClock({ epochMs, mode: options.clock ?? 'run' });
  const calls = makeCallLog();
  const faults = makeFaultBoard(seed);
  const closing: (() => Promise<void> | void)[] = [() => clock.close()];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  const serve = async (name: VendorId | 'control' | 'evidence', served: Served): Promise<Running> => {
    const watched = name === 'control' ? {} : { calls, faults };
    const limitsLifted = options.limits === 'off';
    const running = await serveVendor({ name, port: ports[name], limitsLifted, now: clock.now, ...watched, ...served });
    closing.push(() => running.close());
    return running;
  };

  try {
    const evidence = await serve('evidence', plain([]));
    const base = { seed, epochMs, scale, clock, env, world: makeWorld(seed, epochMs), evidenceOrigin: evidence.url };
    const vendors = new Map<string, RunningVendor>();
    for (const [id, create] of entriesOf(creators)) {
      const journal = openJournal(dir, id);
      closing.push(() => journal.close());
      const make = () => create({ ...base, journal });
      vendors.set(id, await runVendor({ make, journal, clock, serve: (app) => serve(id, app) }));
    }
    const showEvidence = () =>
      evidence.swap(plain([...vendors.values()].flatMap((vendor) => vendor.app().evidenceRoutes ?? [])));
    showEvidence();
    const reset = () => {
      calls.clear();
      faults.remove();
      for (const vendor of vendors.values()) vendor.reset();
      showEvidence();
    };
    const app = (id: string) => vendors.get(id)?.app();
    const secret = options.controlSecret ?? randomBytes(18).toString('base64url');
    const control = await serve('control', {
      ...plain([]),
      ...controlServer(secret, controlRoutes({ calls, faults, app, reset })),
    });
    const shown = [...vendors].map(([id, { url, app }]) => [
      id,
      { url, credentials: app().credentials, labels: app().labels },
    ]);
    return { vendors: Object.fromEntries(shown), control: `${control.url}/${secret}`, evidence: evidence.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type RunningVendor = { url: string; app(): VendorApp; reset(): void };
type Start = { make(): VendorApp; journal: Journal; clock: Clock; serve(app: VendorApp): Promise<Running> };

async function runVendor({ make, journal, clock, serve }: Start): Promise<RunningVendor> {
  let app = make();
  const running = await serve(app);
  if (app.tick) clock.every(app.tickMs ?? 20_000, () => app.tick?.());
  return {
    url: running.url,
    app: () => app,
    reset() {
      journal.clear();
      app = make();
      running.swap(app);
    },
  };
}

function plain(routes: Served['routes']): Served {
  return { routes, limits: {}, errorBody: (_status, message) => ({ message }) };
}

/** Object.entries forgets what the keys are; here they are exactly the vendors that were given. */
function entriesOf<Id extends VendorId>(creators: Record<Id, CreateVendor>): [Id, CreateVendor][] {
  return Object.entries(creators) as [Id, CreateVendor][];
}
