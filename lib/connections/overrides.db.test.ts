import { beforeAll, expect, test } from 'vitest';
import { auditOf, aWorkspace } from '@/lib/db/testing';
import { describeOperation, listOperations } from '@/lib/operations/describe';
import { createConnection } from './create';
import { exportOverrides, importOverrides } from './overrides';
import { CreateConnection, OverridesFile } from './schema';
import { aWorkerKey } from './testing';
import { updateConnection } from './update-settings';

beforeAll(async () => {
  await aWorkerKey();
});

async function edge(settings: object = {}) {
  const ctx = await aWorkspace('admin');
  const origin = 'https://edge.example';
  const tenant = {
    vendor: 'lacework-edge',
    name: 'edge',
    origin,
    confirmOrigin: origin,
    credentials: { apiToken: 'k' },
  };
  const given = CreateConnection.parse({ ...tenant, settings: { accountName: 'acme', ...settings } });
  return { ctx, ...(await createConnection(ctx, given)) };
}

const operations = { getAlert: { verb: 'POST', path: '/v2/alert/{uuid}' } };

test('what one installation corrected goes to another as a file, its own account excepted', async () => {
  const names = { enumLabels: { alertStatus: { 1: 'Open' } }, roles: { status: { Open: 'new' } } };
  const corrected = { operations, ...names, authHeader: 'X-Token', authValue: 'Token {token}' };
  const from = await edge(corrected);
  const file = OverridesFile.parse(JSON.parse(JSON.stringify(await exportOverrides(from.ctx, from))));
  expect(file.overrides).toMatchObject(corrected);
  expect(JSON.stringify(file)).not.toContain('acme');
  const to = await edge({ accountName: 'other', statusFilter: 'left behind' });
  const changed = await importOverrides(to.ctx, { id: to.id, version: to.version, file });
  expect(changed.settings).toMatchObject({ ...corrected, accountName: 'other', statusFilter: '' });
  const described = await describeOperation(to.ctx, { id: to.id, operation: 'getAlert' });
  expect(described).toMatchObject({ verb: 'POST', path: '/v2/alert/{uuid}', corrected: true });
  expect(described.auth).toEqual({ header: 'X-Token', value: 'Token $TOKEN' });
  expect((await listOperations(to.ctx, to)).names).toMatchObject(names.enumLabels);
  expect((await auditOf(to.ctx)).at(-1)).toMatchObject({
    action: 'connection.import_overrides',
    after: corrected,
  });
});

const file = { kind: 'onequeue.overrides', format: 1, vendor: 'lacework-edge' } as const;

test.each([
  [{ ...file, vendor: 'workato', overrides: {} }, 'file.vendor'],
  [{ ...file, overrides: { accountName: 'mine' } }, 'file.overrides.accountName'],
  [
    { ...file, overrides: { operations: { getAlert: { path: '/v2/alert' } } } },
    'file.overrides.operations.getAlert.path',
  ],
  [{ ...file, overrides: { operations: { getAlarm: {} } } }, 'file.overrides.operations.getAlarm'],
  [
    { ...file, overrides: { operations: { getAlert: { path: '//evil/{uuid}' } } } },
    'file.overrides.operations.getAlert.path',
  ],
  [{ ...file, overrides: { authHeader: 'Host' } }, 'file.overrides.authHeader'],
])('a file that does not fit changes nothing and says where: %j', async (wrong, field) => {
  const { ctx, id, version } = await edge();
  const attempt = importOverrides(ctx, { id, version, file: wrong });
  await expect(attempt).rejects.toMatchObject({ code: 'bad_input', fields: { [field]: expect.any(String) } });
  expect((await auditOf(ctx)).map(({ action }) => action)).toEqual(['connection.create']);
});

test('the settings’ own form holds a correction to the contract too', async () => {
  const { ctx, id, version } = await edge();
  const settings = { accountName: 'acme', operations: { getAlert: { path: '/v2/alert' } } };
  await expect(updateConnection(ctx, { id, version, settings })).rejects.toMatchObject({
    fields: { 'settings.operations.getAlert.path': expect.any(String) },
  });
});
