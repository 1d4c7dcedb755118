import 'server-only';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { type AddressPolicy, addressRefusal } from './addresses';

export type Resolver = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** No connection came about, so nothing was sent. `refusal` is set where our own policy said no. */
export class NotConnected extends Error {
  override name = 'NotConnected';
  constructor(
    readonly code: string,
    readonly refusal: string | null = null,
  ) {
    super(refusal ?? code);
  }
}

export type Sockets = { reads: Dispatcher; writes: Dispatcher; close(): Promise<void> };

type SocketOptions = { policy: AddressPolicy; connectMs: number; resolve?: Resolver };

const kept = new Map<string, Sockets>();

/** The sockets to one origin, shared by all connections there; with a resolver of its own, they are not shared. */
export function socketsFor(origin: string, options: SocketOptions): Sockets {
  if (options.resolve) return openSockets(options);
  const key = [origin, options.policy.loopback, options.connectMs].join(' ');
  const found = kept.get(key) ?? openSockets(options);
  kept.set(key, found);
  return found;
}

/** For the end of the process. */
export async function closeAllSockets(): Promise<void> {
  const all = [...kept.values()];
  kept.clear();
  await Promise.all(all.map((sockets) => sockets.close()));
}

function openSockets({ policy, connectMs, resolve = systemResolver }: SocketOptions): Sockets {
  const connect = connector(policy, connectMs, resolve);
  const reads = new Agent({ connect, connections: 16, keepAliveMaxTimeout: 30_000 });
  // A write on a socket that the vendor is just closing would leave it unclear; each has a fresh one.
  const writes = new Agent({ connect, connections: 16, pipelining: 0 });
  return { reads, writes, close: async () => void (await Promise.all([reads.destroy(), writes.destroy()])) };
}

function connector(policy: AddressPolicy, timeout: number, resolve: Resolver): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: checkedLookup(policy, resolve) });
  return (options, callback) =>
    connect(options, (...outcome) => {
      const [error, socket] = outcome;
      if (error) callback(error instanceof NotConnected ? error : new NotConnected(codeOf(error)), null);
      else callback(null, socket);
    });
}

/** The only look-up there is: what the resolver answers is checked, whole, and exactly that is connected to. */
function checkedLookup(policy: AddressPolicy, resolve: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (answers) => {
        const [first] = answers;
        // One bad address among good ones is a sign of an attack and not of a configuration.
        const refusal = answers.map(({ address }) => addressRefusal(address, policy)).find((found) => found !== null);
        if (!first) callback(new NotConnected('ENOTFOUND'), '');
        else if (refusal) callback(new NotConnected('REFUSED', refusal), '');
        else if (options.all) callback(null, answers);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(new NotConnected(codeOf(error)), ''),
    );
  };
}

const systemResolver: Resolver = (hostname) => systemLookup(hostname, { all: true });

/** The system's short name for what went wrong, such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : 'UNKNOWN';
}
