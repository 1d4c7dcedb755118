import { expect, test } from 'vitest';
import type { Schema } from '@/components/ui/standard-resolver';
import type { VendorField } from '@/lib/connections/schema';
import {
  connectionSchema,
  emptyConnection,
  emptyRotation,
  OTHER,
  originIn,
  rotateSchema,
  settingsOf,
  settingsSchema,
} from './draft';

const field = (over: Partial<VendorField>): VendorField => ({
  name: 'apiToken',
  label: 'API token',
  hint: null,
  kind: 'text',
  secret: true,
  required: true,
  choices: null,
  initial: null,
  ...over,
});
const vendor = {
  id: 'lacework-edge',
  credentials: [field({})],
  settings: [
    field({ name: 'accountName', secret: false }),
    field({ name: 'roles', secret: false, required: false, kind: 'json', initial: {} }),
  ],
  origins: [] as { label: string; origin: string }[],
};
const known = { ...vendor, origins: [{ label: 'Europe', origin: 'https://eu.example' }] };

async function read<Input, Output>(schema: Schema<Input, Output>, draft: Input) {
  return await schema['~standard'].validate(draft);
}
const complete = {
  ...emptyConnection(known),
  name: ' emea ',
  credentials: { apiToken: ' secret ' },
  settings: { accountName: 'northwind', roles: '{"severity":{}}' },
};

test('a complete form is the body of its route', async () => {
  expect(await read(connectionSchema(known), complete)).toEqual({
    value: {
      vendor: 'lacework-edge',
      name: 'emea',
      origin: 'https://eu.example',
      credentials: { apiToken: 'secret' },
      settings: { accountName: 'northwind', roles: { severity: {} } },
    },
  });
});

test('every gap is named at its input', async () => {
  const { issues = [] } = await read(connectionSchema(vendor), emptyConnection(vendor));
  expect(issues.map(({ path = [] }) => path.join('.'))).toEqual([
    'name',
    'origin',
    'credentials.apiToken',
    'settings.accountName',
  ]);
});

test('an address outside the papers has to be given twice, in the same words', async () => {
  const draft = { ...complete, place: OTHER, origin: 'https://edge.northwind.example/', confirmOrigin: '' };
  const schema = connectionSchema(known);
  expect(await read(schema, draft)).toEqual({
    issues: [{ message: 'Type the address once more.', path: ['confirmOrigin'] }],
  });
  expect(await read(schema, { ...draft, confirmOrigin: 'https://edge.northwind.exampel' })).toEqual({
    issues: [{ message: 'This is not the address above.', path: ['confirmOrigin'] }],
  });
  expect(await read(schema, { ...draft, confirmOrigin: 'https://edge.northwind.example' })).toMatchObject({
    value: { origin: 'https://edge.northwind.example', confirmOrigin: 'https://edge.northwind.example' },
  });
});

test('only a bare address is tidied; a path is left for the server to refuse', () => {
  expect([' https://a.example/ ', 'https://a.example/x', 'nonsense', ''].map(originIn)).toEqual([
    'https://a.example',
    'https://a.example/x',
    'nonsense',
    '',
  ]);
});

test('rotation sends the address only when it is another one', async () => {
  const draft = { ...emptyRotation(vendor, 'https://a.example'), credentials: { apiToken: 'new' } };
  const schema = rotateSchema(vendor, 'https://a.example');
  expect(await read(schema, draft)).toEqual({ value: { credentials: { apiToken: 'new' } } });
  expect(await read(schema, { ...draft, origin: 'https://b.example', confirmOrigin: 'https://b.example' })).toEqual({
    value: { credentials: { apiToken: 'new' }, origin: 'https://b.example', confirmOrigin: 'https://b.example' },
  });
});

test('settings read from a connection and sent back are the same', async () => {
  const settings = { accountName: 'northwind', roles: { severity: { P1: 'critical' } } };
  const draft = settingsOf(vendor, { name: 'global', settings });
  expect(await read(settingsSchema(vendor), draft)).toEqual({ value: { name: 'global', settings } });
  expect(await read(settingsSchema(vendor), { ...draft, name: ' ' })).toMatchObject({
    issues: [{ path: ['name'] }],
  });
});
