import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { path } from './path';

test('ids are percent-encoded and stay one segment', () => {
  expect(path`/dlp/v1/incidents/${'1-143-16786974353299200003'}/notes`).toBe(
    '/dlp/v1/incidents/1-143-16786974353299200003/notes',
  );
  expect(path`/a/${'../../x?y#z'}/${'b c'}`).toBe('/a/..%2F..%2Fx%3Fy%23z/b%20c');
  expect(path`/a/${'%2e%2e'}`).toBe('/a/%252e%252e');
});

test('a path without parts is itself', () => {
  expect(path`/v1/alerts/cloud`).toBe('/v1/alerts/cloud');
});

test.each([[''], ['.'], ['..'], ['a\nb'], ['a\u0000'], ['\u007f'], ['\ud800'], ['x'.repeat(513)]])(
  'a part that would change the path is refused: %j',
  (part) => {
    expect(() => path`/a/${part}/b`).toThrow(AppError);
  },
);

test('whatever the id, the address keeps its host and its number of segments', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (id) => {
      let built: string;
      try {
        built = path`/dlp/${id}/notes`;
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        return;
      }
      const url = new URL(`https://vendor.example${built}`);
      expect(url.host).toBe('vendor.example');
      expect(url.pathname).toBe(built);
      expect(url.pathname.split('/')).toHaveLength(4);
    }),
  );
});
