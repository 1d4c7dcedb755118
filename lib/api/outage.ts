import 'server-only';

const REFUSED =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0[1-5]|08...|53[0-4]00|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const DISK_FULL = '53100';

/** True when the database is away, restarting or full: the caller may try again, and nothing was changed. */
export function isDatabaseOutage(error: unknown): boolean {
  return chainOf(error).some(
    ({ code, message }) =>
      REFUSED.test(code) ||
      // pg's own pool and client errors carry no code.
      /^(timeout exceeded when trying to connect|Connection terminated)/.test(message),
  );
}

/** True when the database has no room to write: reads go on. */
export function isDiskFull(error: unknown): boolean {
  return chainOf(error).some(({ code }) => code === DISK_FULL);
}

type Told = { code: string; message: string };

/** An error with those it came of; Prisma keeps the driver's in `meta`, whose own cause is no Error but Postgres' fields. */
function chainOf(error: unknown): Told[] {
  const chain: Told[] = [];
  for (let at = error; typeof at === 'object' && at !== null && chain.length < 10; at = innerOf(at)) {
    chain.push({ code: textAt(at, 'code'), message: textAt(at, 'message') });
  }
  return chain;
}

function innerOf(error: object): unknown {
  const meta = Reflect.get(error, 'meta');
  const driver = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'driverAdapterError') : undefined;
  return driver ?? Reflect.get(error, 'cause');
}

function textAt(error: object, key: string): string {
  const value = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
