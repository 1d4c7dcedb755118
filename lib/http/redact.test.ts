import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedText, redact, redactRecord, storable, withoutSecrets } from './redact';

test('named fields go, at any depth and in any case', () => {
  const record = { id: 1, Token: 'abc', list: [{ deep: { API_KEY: 'def', name: 'n' } }] };
  expect(redact(record, ['token', 'api_key'])).toEqual({
    id: 1,
    Token: '[removed]',
    list: [{ deep: { API_KEY: '[removed]', name: 'n' } }],
  });
  expect(record.Token).toBe('abc');
});

test('a record with nothing to take out is given as it is', () => {
  const record = { id: 1, list: [{ name: 'n' }] };
  expect(redact(record, ['token'])).toBe(record);
  expect(redact({ ...record, more: '😀' }, [])).toEqual({ ...record, more: '😀' });
});

test('a record nested without end is cut, not followed', () => {
  let deep: unknown = 'secret';
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(JSON.stringify(redact({ deep }, []))).toContain('[too deep]');
});

test('what Postgres cannot store is mended', () => {
  expect(redactRecord({ a: 'x\u0000y\ud800', 'k\u0000': 1 }, [])).toEqual({ a: 'xy\ufffd', k: 1 });
  expect(storable('😀')).toBe('😀');
});

test('a prototype cannot be smuggled in', () => {
  const copied = redactRecord(JSON.parse('{"__proto__":{"admin":true},"b":1}'), []);
  expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
  expect(copied).toEqual({ b: 1 });
});

test('what is no record becomes an empty one', () => {
  expect(redactRecord('text', [])).toEqual({});
  expect(redactRecord([1], [])).toEqual({});
});

test('words are one bounded line without markup or direction marks', () => {
  expect(boundedText('<html><script>alert(1)</script><h1>Bad\ngateway</h1>\u202e evil')).toBe('Bad gateway evil');
  expect(boundedText('x'.repeat(900))).toHaveLength(500);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => boundedText(text, 50).length <= 50));
});

test('a vendor that repeats our key is not quoted with it', () => {
  expect(withoutSecrets('invalid key s3cr3t-value given', ['s3cr3t-value', 'key'])).toBe('invalid key [removed] given');
});

test('a secret is taken out in every form in which a vendor may send it back', () => {
  const secret = 's3cr"et\\/+&=%key';
  const forms = [
    secret,
    JSON.stringify({ key: secret }),
    `key=${encodeURIComponent(secret)}`,
    new URLSearchParams({ key: secret }).toString(),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('hex').toUpperCase(),
    ...['', 'x', 'xx'].flatMap((before) =>
      (['base64', 'base64url'] as const).map((form) => Buffer.from(`${before}${secret}xyz`).toString(form)),
    ),
  ];
  for (const form of forms) {
    const rest = withoutSecrets(`You sent ${form} to us.`, [secret]);
    expect(rest, form).toContain('[removed]');
    expect(rest, form).toMatch(/^You sent .{0,30} to us\.$/);
  }
  expect(withoutSecrets('nothing of the kind', [secret])).toBe('nothing of the kind');
});
