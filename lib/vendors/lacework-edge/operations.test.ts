import { expect, test } from 'vitest';
import { tableOf } from '../overrides';
import { pathOf } from '../request-of';
import { EDGE_OPERATIONS } from './operations';
import { EdgeSettings } from './settings';

const getAlert = { id: 'getAlert', verb: 'GET', path: '/api/v1/alerts/{uuid}' } as const;
const corrected = (overrides: object) => tableOf(EDGE_OPERATIONS, EdgeSettings.shape.operations.parse(overrides));

test('verb and path of all 107 operations come from the contract', () => {
  const table = corrected({});
  expect(table.size).toBe(107);
  expect(table.get('getAlert')).toMatchObject(getAlert);
});

test('an installation corrects an operation as data', () => {
  const table = corrected({ getAlert: { path: '/v2/alert/{uuid}' }, updatePolicy: { verb: 'PUT' } });
  expect(table.get('getAlert')).toMatchObject({ ...getAlert, path: '/v2/alert/{uuid}' });
  expect(table.get('updatePolicy')).toMatchObject({ verb: 'PUT', path: '/api/v1/policies/{uuid}' });
  expect(corrected({}).get('getAlert')).toMatchObject(getAlert);
});

test.each([
  [{ getAlarm: { verb: 'GET' } }, 'operations.getAlarm'],
  [{ getAlert: { path: '/api/v2/alerts' } }, 'operations.getAlert.path'],
  [{ getAlert: { path: '/api/v2/alerts/{id}' } }, 'operations.getAlert.path'],
  [{ getAlert: { path: '/api/v2/{uuid}/{uuid}' } }, 'operations.getAlert.path'],
  [{ queryAlerts: { path: '/api/v2/{uuid}' } }, 'operations.queryAlerts.path'],
])('a correction keeps the path’s parameters: %j', (overrides, field) => {
  expect(() => corrected(overrides)).toThrow(
    expect.objectContaining({ code: 'bad_input', fields: { [field]: expect.any(String) } }),
  );
});

test('an id stays one part of the path', () => {
  expect(pathOf(getAlert, { uuid: 'a/../b?c#d%2f' })).toBe('/api/v1/alerts/a%2F..%2Fb%3Fc%23d%252f');
  for (const uuid of ['', '.', '..', 'x'.repeat(10_000), 'half \ud83d']) {
    expect(() => pathOf(getAlert, { uuid })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  }
  expect(() => pathOf(getAlert, {})).toThrow('needs it');
});

test('settings refuse a path or header that could reach elsewhere', () => {
  const fits = (over: object) => EdgeSettings.safeParse({ accountName: 'northwind', ...over }).success;
  expect(fits({})).toBe(true);
  expect(fits({ operations: { getAlert: { path: '/api/v2/alert/{uuid}', verb: 'POST' } } })).toBe(true);
  for (const path of ['//evil.example/', '/a/../b', 'https://evil.example', '/a?b', '/a b', '/a\r\nb', '/']) {
    expect(fits({ operations: { getAlert: { path } } })).toBe(false);
  }
  expect(fits({ authHeader: 'Cookie', authValue: 'session_id_jwt_token={token}' })).toBe(true);
  expect(fits({ authHeader: 'Host' })).toBe(false);
  expect(fits({ authValue: 'Bearer {token}\r\nX: y' })).toBe(false);
  expect(fits({ authValue: 'Bearer' })).toBe(false);
});
