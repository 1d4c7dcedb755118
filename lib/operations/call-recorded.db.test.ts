import { createServer, type ServerResponse } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { callRecorded } from './call-recorded';
import { listCalls } from './history';

const whole = JSON.stringify({ outcome: 'answered', result: 'x'.repeat(300_000) });
let answer: (response: ServerResponse) => void = () => {};

/** In the worker's place: it answers what a test says. */
const broker = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  answer(response);
});
await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
const address = broker.address();
process.env.BROKER_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
process.env.BROKER_SECRET = 'x'.repeat(64);
afterAll(() => {
  broker.closeAllConnections();
  broker.close();
});

const half = (response: ServerResponse) => response.write(whole.slice(0, 100_000));

test('a person’s own calls say how each answer ended: whole, broken off, or let go', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx, 'zscaler-workflow');
  const called = { id, operation: 'change_history', params: { incidentId: 'INC-1' }, query: {}, isKept: true };
  const call = (signal = new AbortController().signal) => callRecorded(ctx, called, signal);
  const outcomes = async () => (await listCalls(ctx)).calls.map(({ outcome }) => outcome);

  answer = (response) => response.end(whole);
  expect(await (await call()).text()).toBe(whole);
  expect(await outcomes()).toEqual(['answered']);

  answer = (response) => {
    half(response);
    setTimeout(() => response.destroy(), 50);
  };
  const cut = await call();
  expect(await outcomes()).toEqual(['answered']);
  await expect(cut.text()).rejects.toThrow();
  expect((await listCalls(ctx)).calls[0]).toMatchObject({
    outcome: 'broke_off',
    message: expect.stringContaining('before its end'),
  });

  answer = half;
  const gone = new AbortController();
  const left = (await call(gone.signal)).text();
  gone.abort();
  await expect(left).rejects.toThrow();
  await (await call()).body?.cancel();

  // Before anything came: the vendor had been asked all the same.
  answer = () => {};
  const early = new AbortController();
  setTimeout(() => early.abort(), 100);
  await expect(call(early.signal)).rejects.toThrow();
  expect(await outcomes()).toEqual(['let_go', 'let_go', 'let_go', 'broke_off', 'answered']);
});
