import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { closeEnvelope, openEnvelope } from './envelope';

const key = { id: Buffer.from('0123456789abcdef', 'hex'), key: createSecretKey(randomBytes(32)) };
const bound = Buffer.from('place');
const envelope = closeEnvelope(key, Buffer.from('s3cret'), bound);

test('what was closed opens again', () => {
  expect(openEnvelope(key, envelope, bound).toString()).toBe('s3cret');
});

test('the same secret never closes to the same bytes', () => {
  expect(closeEnvelope(key, Buffer.from('s3cret'), bound).equals(envelope)).toBe(false);
});

test('no single bit can be flipped', () => {
  for (let bit = 0; bit < envelope.length * 8; bit++) {
    const flipped = Buffer.from(envelope);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => openEnvelope(key, flipped, bound), `bit ${bit}`).toThrow(/altered/);
  }
});

test.each([4, 8, 12])('a tag of %i bytes does not open', (bytes) => {
  const cut = envelope.subarray(0, envelope.length - (16 - bytes));
  expect(() => openEnvelope(key, cut, bound)).toThrow(expect.objectContaining({ name: 'VaultError' }));
});

test.each([0, 1, 10, 37])('%i bytes are no envelope', (bytes) => {
  expect(() => openEnvelope(key, envelope.subarray(0, bytes), bound)).toThrow(
    expect.objectContaining({ reason: 'malformed' }),
  );
});

test('another key, another key id and another place are refused', () => {
  const other = createSecretKey(randomBytes(32));
  expect(() => openEnvelope({ id: key.id, key: other }, envelope, bound)).toThrow(
    expect.objectContaining({ reason: 'does_not_open' }),
  );
  expect(() => openEnvelope({ id: randomBytes(8), key: key.key }, envelope, bound)).toThrow(
    expect.objectContaining({ reason: 'malformed' }),
  );
  expect(() => openEnvelope(key, envelope, Buffer.from('places'))).toThrow(
    expect.objectContaining({ reason: 'does_not_open' }),
  );
});
