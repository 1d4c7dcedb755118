import 'server-only';
import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

type Handler = (payload: string) => void;

const handlers = new Map<string, Set<Handler>>();
const gapHandlers = new Set<() => void>();
let client: pg.Client | undefined;
let connecting: Promise<void> | undefined;
let wasLost = false;

/** Calls back whenever notifications are heard again after a lost connection: what was said meanwhile was missed. */
export function onGap(handler: () => void): () => void {
  gapHandlers.add(handler);
  return () => gapHandlers.delete(handler);
}

/** Hears Postgres notifications on one connection a process; it comes back by itself after a lost one. */
export function listen(channel: string, handler: Handler): () => void {
  const known = handlers.get(channel);
  if (known) known.add(handler);
  else handlers.set(channel, new Set([handler]));
  if (!client) void connect();
  else if (!known) client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
  return () => {
    handlers.get(channel)?.delete(handler);
  };
}

/** Resolves once notifications are heard; until then a caller has to look for itself. */
export async function listening(): Promise<void> {
  await connecting;
}

export async function stopListening(): Promise<void> {
  handlers.clear();
  gapHandlers.clear();
  const closing = client;
  client = undefined;
  await closing?.end().catch(() => undefined);
}

function connect(): Promise<void> {
  connecting ??= (async () => {
    const fresh = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      application_name: 'onequeue listen',
    });
    fresh.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '');
    });
    const lost = () => {
      wasLost = true;
      if (client === fresh) client = undefined;
      if (handlers.size > 0) setTimeout(() => client ?? connect(), 500).unref();
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    try {
      await fresh.connect();
      client = fresh;
      for (const channel of handlers.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (wasLost) for (const handler of gapHandlers) handler();
      wasLost = false;
    } catch (error) {
      log('warn', 'notifications are not heard for the moment', { err: error });
      lost();
    } finally {
      connecting = undefined;
    }
  })();
  return connecting;
}
