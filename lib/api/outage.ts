import 'server-only';

const REFUSED =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0[1-5]|08...|53[0-4]00|P1001|P1002|P1008|P1017|P2024|P2028)$/;

/** True when the database is away, restarting or full: the caller may try again, and nothing was changed. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && REFUSED.test(error.code)) return true;
  // pg's own pool and client errors carry no code.
  if (/^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)) return true;
  const inner = 'meta' in error ? driverErrorOf(error.meta) : error.cause;
  return inner !== undefined && isDatabaseOutage(inner);
}

/** Prisma keeps the driver's error in `meta.driverAdapterError`. */
function driverErrorOf(meta: unknown): unknown {
  return typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
    ? meta.driverAdapterError
    : undefined;
}
