import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { objectOf, rowsOf } from '../core/ask';
import type { SandboxOptions } from '../core/run-vendors';
import { logIn, openSession } from './session';

async function start(options: SandboxOptions = {}) {
  const vendor = await openSession(options);
  onTestFinished(() => vendor.close());
  return vendor;
}

test('a token is given with 201 and the documented members; wrong keys get 401, a malformed request 500', async () => {
  const { login, sandbox } = await start();
  expect(login.status).toBe(201);
  expect(login.body).toEqual({ token: expect.any(String), token_type: 'Bearer', expires_in: 43_200 });
  const wrong = await logIn(sandbox, 'wrong');
  expect([wrong.status, wrong.body]).toEqual([401, { internalMessage: 'Invalid input' }]);
  const url = `${sandbox.vendors['zscaler-workflow'].url}/v1/auth/api-key/token`;
  const malformed = await fetch(url, { method: 'POST', body: '{"key_id"' });
  expect(malformed.status).toBe(500);
  expect(await malformed.json()).toEqual({ internalMessage: 'Failed to generate access token' });
});

test('a token stops working when its time is up, and at once when the key gets a new secret', async () => {
  const { call, control, sandbox } = await start({ env: { SANDBOX_TOKEN_SECONDS: '1' } });
  expect((await call('POST', '/incidents/search')).status).toBe(200);
  await sleep(1_050);
  expect((await call('POST', '/incidents/search')).status).toBe(401);
  await control('POST', '/portal/zscaler-workflow', { id: 'api-key', set: { secret: 'new' } });
  expect((await logIn(sandbox)).status).toBe(401);
  expect((await logIn(sandbox, 'new')).status).toBe(201);
});

test('the twenty-first search of a minute is refused with the wait in seconds, while other operations go on', async () => {
  const { call } = await start({ limits: 'on' });
  const answers = await Promise.all(Array.from({ length: 21 }, () => call('POST', '/incidents/search?pageSize=1')));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused).toHaveLength(1);
  const wait = Number(refused[0]?.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(55);
  expect(wait).toBeLessThanOrEqual(60);
  expect(refused[0]?.headers.get('ratelimit-remaining')).toBe('0');
  expect((await call('GET', '/incidents/nobody')).status).toBe(404);
});

test('after a restart everything done is still done, and the data has not moved', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const first = await openSession({ dir });
  const fields = [{ name: 'status', value: ['NEW'] }];
  const incidents = rowsOf(await first.call('POST', '/incidents/search', { fields }), 'incidents');
  const [closed, deleted] = incidents.map((incident) => String(incident.internalId));
  await first.call('POST', `/incidents/${closed}/close`, { notes: 'done' });
  await first.call('DELETE', `/incidents/${deleted}`);
  await first.control('POST', '/tick/zscaler-workflow?times=5');
  const before = await first.call('POST', '/incidents/search');
  await first.close();

  const second = await start({ dir });
  expect((await second.call('POST', '/incidents/search')).body).toEqual(before.body);
  expect(objectOf(await second.call('GET', `/incidents/${closed}`))).toMatchObject({ status: 'RESOLVED' });
  expect((await second.call('GET', `/incidents/${deleted}`)).status).toBe(404);
  await second.control('POST', '/reset');
  expect(objectOf(await second.call('GET', `/incidents/${closed}`))).toMatchObject({ status: 'NEW' });
});
