import { expect, test } from 'vitest';
import { jsonNode, jsonPath } from './json-node';

test('containers say how much is in them, values say what they are', () => {
  expect(jsonNode({ a: 1, b: 2 })).toMatchObject({ kind: 'object', summary: '{2 keys}' });
  expect(jsonNode([1])).toMatchObject({ kind: 'array', summary: '[1 item]' });
  expect(jsonNode('a "b"\n')).toEqual({ kind: 'string', text: '"a \\"b\\"\\n"' });
  expect(jsonNode(12.5)).toEqual({ kind: 'number', text: '12.5' });
  expect(jsonNode(null)).toEqual({ kind: 'null', text: 'null' });
  expect(jsonNode(undefined)).toEqual({ kind: 'null', text: 'null' });
});

test('a path can be pasted into a query', () => {
  const first = jsonPath(jsonPath('', 'alerts', false), '0', true);
  expect(jsonPath(first, 'policy', false)).toBe('alerts[0].policy');
  expect(jsonPath(first, 'rule id', false)).toBe('alerts[0]["rule id"]');
});
