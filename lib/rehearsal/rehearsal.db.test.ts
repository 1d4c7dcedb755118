import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { auditOf, aWorkspace } from '@/lib/db/testing';
import { startSandbox } from '@/sandbox/start';
import { clearFaults } from './clear';
import { askControl } from './control';
import { readSwitchboard } from './read';
import { REHEARSALS } from './rehearsals';
import { setFault } from './set-fault';
import { startRehearsal } from './start';

const sandbox = await startSandbox({ scale: 'small', clock: 'still', limits: 'off' });
process.env.SANDBOX = '1';
process.env.SANDBOX_CONTROL = sandbox.control;
afterAll(() => sandbox.close());
beforeEach(() => askControl('DELETE', '/faults'));

test('a fault is set, is on record, strikes, and is cleared', async () => {
  const ctx = await aWorkspace('admin');
  const fault = { vendor: 'workato', kind: 'status', status: 503, operation: 'listTags', times: 2 };
  const { faults } = await setFault(ctx, fault);
  expect(faults).toMatchObject([{ ...fault, hits: 0 }]);
  const { url, credentials } = sandbox.vendors.workato;
  const headers = { authorization: `Bearer ${credentials.apiToken}` };
  expect((await fetch(`${url}/api/tags`, { headers })).status).toBe(503);
  expect((await readSwitchboard(ctx)).faults).toMatchObject([{ hits: 1 }]);
  expect((await clearFaults(ctx, { id: String(faults[0]?.id) })).faults).toEqual([]);
  expect(await auditOf(ctx)).toMatchObject([
    { action: 'sandbox.set-fault', subject_id: 'workato', after: fault },
    { action: 'sandbox.clear-faults', before: [{ operation: 'listTags', hits: 1 }] },
  ]);
});

test('what the sandbox does not know is refused by name, and leaves no record', async () => {
  const ctx = await aWorkspace('admin');
  const fieldsOf = (work: Promise<unknown>) =>
    work.then(Object, ({ fields }: { fields: object }) => Object.keys(fields));
  expect(await fieldsOf(setFault(ctx, { vendor: 'nobody', kind: 'delay' }))).toEqual(['vendor']);
  expect(await fieldsOf(setFault(ctx, { vendor: 'workato', kind: 'explode', operation: 'getAlert' }))).toEqual([
    'operation',
    'kind',
  ]);
  expect(await fieldsOf(startRehearsal(ctx, { rehearsal: 'nothing' }))).toEqual(['rehearsal']);
  await expect(clearFaults(ctx, { id: '999' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await auditOf(ctx)).toEqual([]);
});

test('every named rehearsal is one that the sandbox can play', async () => {
  const ctx = await aWorkspace('admin');
  for (const { id, faults } of REHEARSALS) {
    expect((await startRehearsal(ctx, { rehearsal: id })).faults.length).toBe(faults.length);
    await clearFaults(ctx, {});
  }
  expect((await auditOf(ctx)).filter(({ action }) => action === 'sandbox.rehearse')).toHaveLength(REHEARSALS.length);
});

test('only admins rehearse', async () => {
  for (const role of ['analyst', 'manager'] as const) {
    const ctx = await aWorkspace(role);
    const deeds = [
      () => readSwitchboard(ctx),
      () => setFault(ctx, { vendor: '*', kind: 'silence' }),
      () => startRehearsal(ctx, { rehearsal: 'edge-down' }),
      () => clearFaults(ctx, {}),
    ];
    for (const deed of deeds) await expect(deed()).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await askControl('GET', '/faults')).toEqual({ faults: [] });
});

test('outside of sandbox mode there is nothing here, whoever asks', async () => {
  vi.resetModules();
  process.env.SANDBOX = '0';
  const control = await import('./control');
  expect(control.hasSandbox()).toBe(false);
  await expect(control.askControl('GET', '/switchboard')).rejects.toMatchObject({ code: 'not_found' });
});

test('an address beyond this machine is none', async () => {
  vi.resetModules();
  process.env.SANDBOX_CONTROL = 'http://sandbox.example/secret';
  const { hasSandbox } = await import('./control');
  expect(() => hasSandbox()).toThrow('SANDBOX_CONTROL');
});
