import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginsAsJson, WholeJson } from './whole-json';

const record = fc.oneof(
  fc.array(fc.jsonValue({ maxDepth: 4 })),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
);
const seen = (...chunks: Uint8Array[]) => {
  const json = new WholeJson();
  for (const chunk of chunks) json.feed(chunk);
  json.end();
};

test('JSON is whole wherever it is cut into chunks, and never when its end is missing', () => {
  fc.assert(
    fc.property(record, fc.nat(), (value, nat) => {
      const bytes = Buffer.from(`${JSON.stringify(value, null, nat % 3)}\n`);
      const at = nat % bytes.length;
      seen(bytes.subarray(0, at), bytes.subarray(at));
      expect(beginsAsJson(bytes)).toBe(true);
      if (at < bytes.length - 1) expect(() => seen(bytes.subarray(0, at))).toThrow('unreadable');
    }),
  );
});

test.each([['{"a":1]'], ['[1]{}'], ['[1] x'], ['}'], ['{"a":"}'], ['['.repeat(61) + ']'.repeat(61)]])(
  'this is none: %s',
  (text) => {
    expect(() => seen(Buffer.from(text))).toThrow('unreadable');
  },
);

test.each([['<html>'], ['"text"'], ['1'], [' '], ['\ufeff{}']])('this does not begin as data: %j', (text) => {
  expect(beginsAsJson(Buffer.from(text))).toBe(false);
});
