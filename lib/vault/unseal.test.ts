import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealToWorker } from '@/lib/seal/sealed-box';
import { keyRing, ringOf } from './kek';
import { unsealCredentials } from './unseal';
import { workerKeyOf } from './worker-key';

process.env.DATABASE_URL ??= 'postgres://unused';
process.env.VAULT_KEY = randomBytes(32).toString('base64');
const worker = workerKeyOf(keyRing().current);
const place = { workspaceId: 'w', connectionId: 'c', vendor: 'workato', origin: 'https://www.workato.com' };
const sealed = sealToWorker(Buffer.from(JSON.stringify({ apiToken: 's3cret' })), worker.publicKey, place);

test('the worker opens what was sealed to it', () => {
  expect(unsealCredentials(worker.id, sealed, place)).toEqual({ apiToken: 's3cret' });
});

test('the sealed bytes do not hold the secret', () => {
  expect(sealed.includes('s3cret')).toBe(false);
});

test.each(['workspaceId', 'connectionId', 'vendor', 'origin'] as const)('another %s does not open it', (part) => {
  expect(() => unsealCredentials(worker.id, sealed, { ...place, [part]: 'x' })).toThrow(
    expect.objectContaining({ reason: 'does_not_open' }),
  );
});

test('parts cannot be shifted into one another', () => {
  const shifted = { ...place, workspaceId: 'wc', connectionId: '' };
  expect(() => unsealCredentials(worker.id, sealed, shifted)).toThrow(
    expect.objectContaining({ reason: 'does_not_open' }),
  );
});

test('no byte can be changed, and none left away', () => {
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 0x41;
    expect(() => unsealCredentials(worker.id, changed, place), `byte ${at}`).toThrow('altered');
  }
  for (const bytes of [4, 8, 12]) {
    expect(() => unsealCredentials(worker.id, sealed.subarray(0, sealed.length - (16 - bytes)), place)).toThrow(
      'altered',
    );
  }
});

test('a point of small order gives no key', () => {
  const forged = Buffer.concat([sealed.subarray(0, 1), Buffer.alloc(32), sealed.subarray(33)]);
  expect(() => unsealCredentials(worker.id, forged, place)).toThrow(expect.objectContaining({ name: 'VaultError' }));
});

test('a box for another worker is named as such', () => {
  const other = workerKeyOf(ringOf(randomBytes(32).toString('base64')).current);
  const foreign = sealToWorker(Buffer.from('{}'), other.publicKey, place);
  expect(() => unsealCredentials(other.id, foreign, place)).toThrow(expect.objectContaining({ reason: 'key_missing' }));
});
