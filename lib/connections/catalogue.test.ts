import { expect, test } from 'vitest';
import { listVendors } from './catalogue';
import { VendorList } from './schema';

const { vendors } = listVendors();
const form = (id: string) => vendors.find((one) => one.id === id);

test('the forms are plain JSON', () => {
  expect(VendorList.parse(JSON.parse(JSON.stringify({ vendors })))).toEqual({ vendors });
});

test('every input has a name for people, and every vendor asks for a secret', () => {
  for (const { id, credentials, settings } of vendors) {
    for (const { name, label } of [...credentials, ...settings]) expect(label, `${id}.${name}`).not.toBe(name);
    expect(
      credentials.some(({ secret }) => secret),
      id,
    ).toBe(true);
    expect(
      settings.some(({ secret }) => secret),
      id,
    ).toBe(false);
  }
});

test('what is required, what is filled in, and what is structured can be told apart', () => {
  expect(form('workato')?.credentials).toMatchObject([
    { name: 'apiToken', kind: 'text', required: true, secret: true },
  ]);
  expect(form('workato')?.settings).toMatchObject([{ name: 'environment', required: false, initial: '' }]);
  expect(form('lacework-edge')?.settings.find(({ name }) => name === 'enumLabels')?.kind).toBe('json');
});
