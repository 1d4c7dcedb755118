import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { callOperation } from '@/lib/operations/call';
import { aVaultKey } from '@/lib/vault/testing';
import { aBroker, aLook, DLP_TOKEN, handMade } from './testing';

aVaultKey();
await aBroker();
const { signal } = new AbortController();

const LARGE = JSON.stringify({ changeHistory: [{ comment: 'é'.repeat(400_000), odd: 1 }] });
let ending: 'whole' | 'cut' | 'never' = 'whole';
let vendorLetGo: () => void = () => {};
const letGo = new Promise<void>((resolve) => {
  vendorLetGo = resolve;
});
const vendor = await handMade((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url?.includes('token')) {
    response.end(JSON.stringify({ ...DLP_TOKEN.body, token: 'session', more: 'x'.repeat(400_000) }));
    return;
  }
  response.setHeader('x-request-id', 'v-9');
  if (ending === 'whole') response.end(LARGE);
  else response.write(LARGE.slice(0, 500_000));
  if (ending === 'cut') setTimeout(() => response.destroy(), 100);
  response.on('close', () => ending === 'never' && vendorLetGo());
});
afterAll(async () => {
  vendor.close();
});

const history = (id: string) => ({ id, operation: 'change_history', params: { incidentId: 'INC-1' }, query: {} });

test('a large answer reaches the caller as the vendor sent it, with what is known of it before', async () => {
  ending = 'whole';
  const { ctx, connectionId } = await aLook('analyst', vendor.origin);
  const answer = await callOperation(ctx, history(connectionId), signal);
  const text = await answer.text();
  expect(text).toContain(LARGE);
  expect(JSON.parse(text)).toMatchObject({
    ...{ outcome: 'answered', status: 200, requestId: 'v-9', unread: true, action: null },
    budget: { left: expect.any(Number) },
    result: JSON.parse(LARGE),
  });
});

test('one in which a secret has to be taken out is read first, however large', async () => {
  const { ctx, connectionId: id } = await aLook('admin', vendor.origin);
  const answer = await callOperation(ctx, { id, operation: 'token', params: {}, query: {} }, signal);
  const said = z.looseObject({ result: z.looseObject({ token: z.string(), more: z.string() }) });
  const body = said.parse(await answer.json());
  expect(body).not.toHaveProperty('unread');
  expect(body.result.token).toBe('[removed]');
  expect(body.result.more).toHaveLength(400_000);
});

test('one that breaks off breaks off here too: nobody takes its half for the whole', async () => {
  ending = 'cut';
  const { ctx, connectionId } = await aLook('analyst', vendor.origin);
  const answer = await callOperation(ctx, history(connectionId), signal);
  await expect(answer.text()).rejects.toThrow();
});

test('who leaves in the middle ends the call at the vendor', async () => {
  ending = 'never';
  const { ctx, connectionId } = await aLook('analyst', vendor.origin);
  const gone = new AbortController();
  const answer = await callOperation(ctx, history(connectionId), gone.signal);
  const reading = answer.text();
  gone.abort();
  await expect(reading).rejects.toThrow();
  await letGo;
});
