import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pool } from '@/lib/db/pool';
import { aWorkspace } from '@/lib/db/testing';
import { blockCalls } from '@/lib/http/rate-bucket';
import { sharedNow } from '@/lib/http/shared-state';
import { askCallStates, askLive } from '@/lib/live/ask';
import { breakerKeyOf } from '@/lib/vault/connect';
import { aVaultKey } from '@/lib/vault/testing';
import { type Answer, scripted } from '@/lib/vendors/testing';
import { type Broker, startBroker } from './broker';
import { aLook, DLP_TOKEN, freePort, signedIn } from './testing';

aVaultKey();
const url = `http://127.0.0.1:${await freePort()}`;
process.env.BROKER_URL = url;
process.env.BROKER_SECRET = randomBytes(32).toString('hex');
const signal = new AbortController().signal;

let answer: Answer = { body: { changeHistory: [] } };
const vendor = await scripted((asked) => (asked.path.includes('token') ? DLP_TOKEN : answer));
let broker: Broker;
beforeAll(async () => {
  broker = await startBroker({ url, secret: process.env.BROKER_SECRET ?? '' });
});
afterAll(async () => {
  await broker.close();
  await vendor.close();
});

test('what the limits leave and which calls pause is told, of the own connections only', async () => {
  const { ctx, connectionId } = await aLook('manager', vendor.origin);
  expect((await askCallStates(ctx, signal)).connections).toEqual({});
  await askLive({ ...ctx }, connectionId, 'history', { id: 'INC-1' }, signal);
  const { connections } = await askCallStates(ctx, signal);
  expect(connections[connectionId]).toMatchObject({ underWay: { read: 0, write: 0 }, retriesLeft: 10 });
  const history = (of: typeof connections) =>
    of[connectionId]?.classes.find(({ rateClass }) => rateClass === 'history');
  expect(history(connections)).toMatchObject({
    breaker: { state: 'closed', retryAt: null, failures: 0 },
    windows: [
      { per: 'minute', most: 30, burst: 6, left: 5, kept: 1 },
      { per: 'hour', most: 1_000, burst: 200, left: 199, kept: 60 },
    ],
    blockedUntil: null,
    slowedUntil: null,
  });
  expect(Date.parse(history(connections)?.windows[0]?.fullAt ?? '')).toBeGreaterThan(Date.now());
  const stranger = await signedIn(await aWorkspace('admin'));
  expect((await askCallStates(stranger, signal)).connections).toEqual({});
});

test('a wait that the vendor asked for, the half pace after it and an open breaker are told with their end', async () => {
  const { ctx, connectionId } = await aLook('analyst', vendor.origin);
  await askLive(ctx, connectionId, 'history', { id: 'INC-1' }, signal);
  const of = sharedNow(breakerKeyOf({ id: connectionId, origin: vendor.origin }));
  const buckets = of?.classes.find(({ rateClass }) => rateClass === 'history')?.buckets ?? [];
  await blockCalls(pool(), buckets, 30_000);
  answer = { status: 503 };
  for (let times = 0; times < 3; times++) {
    await askLive(ctx, connectionId, 'tickets', { id: 'INC-1' }, signal).catch(() => undefined);
  }
  const { classes = [] } = (await askCallStates(ctx, signal)).connections[connectionId] ?? {};
  const stateOf = (name: string) => classes.find(({ rateClass }) => rateClass === name);
  const leftMs = (at: string | null | undefined) => Date.parse(at ?? '') - Date.now();
  expect(leftMs(stateOf('history')?.blockedUntil)).toBeGreaterThan(20_000);
  expect(leftMs(stateOf('history')?.slowedUntil)).toBeGreaterThan(500_000);
  expect(stateOf('tickets')?.breaker.state).toBe('open');
  expect(leftMs(stateOf('tickets')?.breaker.retryAt)).toBeGreaterThan(20_000);
});
