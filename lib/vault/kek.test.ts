import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ringOf } from './kek';

const key = () => randomBytes(32).toString('base64');

test('a key is named by the beginning of its SHA-256', () => {
  const text = key();
  const id = createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex').slice(0, 8);
  expect(ringOf(`${text}\n`).current.id).toBe(id);
});

test('the first line closes, the others still open', () => {
  const [fresh, old] = [key(), key()];
  const ring = ringOf(`${fresh}\n${old}\n`);
  expect(ring.current.id).toBe(ringOf(fresh).current.id);
  expect(ring.byId(ringOf(old).current.id)).not.toBeNull();
  expect(ring.byId('00000000')).toBeNull();
});

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['too long', randomBytes(33).toString('base64')],
  ['hex', randomBytes(32).toString('hex')],
  ['with stray characters', `${key().slice(0, -2)}!=`],
])('a key that is %s is refused without being repeated', (_name, text) => {
  expect(() => ringOf(text)).toThrow('The vault key is not right: key 1 is not 32 bytes in base64.');
});

test('an empty file is no key', () => {
  expect(() => ringOf(' \n')).toThrow('The vault key is empty');
});
