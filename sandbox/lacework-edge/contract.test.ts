import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asObject } from '../core/call';
import { type Edge, startEdge } from './edge-under-test';
import { operations } from './operations';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.close());

const all = [...operations.values()];
const span = 'start_time=0&end_time=9999999999999&status_filter=&appid=&userid=&resolveDisplayNames=true&prefix=';

test('the contract has 107 operations, and the sandbox answers each of them by its verb and path', async () => {
  expect(all).toHaveLength(107);
  const unanswered: string[] = [];
  for (const { id, verb, path } of all) {
    const to = path.slice('/api/v1'.length).replaceAll(/\{\w+\}/g, 'nobody');
    const { status, body } = await edge.send(verb, to, verb === 'GET' ? undefined : {});
    if (status === 501 || status >= 500 || body.message === 'Not found') unanswered.push(`${id} ${status}`);
  }
  expect(unanswered).toEqual([]);
});

describe('a list', () => {
  const lists = all.filter(
    ({ verb, path, responseSample }) => verb === 'GET' && !path.includes('{') && listIn(responseSample),
  );

  test.each(lists.map((operation) => [operation.id, operation] as const))(
    '%s has the documented fields',
    async (_, operation) => {
      const documented = listIn(operation.responseSample);
      const { body, text } = await edge.get(`${operation.path.slice('/api/v1'.length)}?${span}`);
      const rows = listIn(body);
      expect(Object.keys(body).sort()).toEqual(Object.keys(asObject(operation.responseSample) ?? {}).sort());
      expect(Object.keys(rows?.row ?? {}).sort()).toEqual(Object.keys(documented?.row ?? {}).sort());
      expect(text).not.toContain('"string"');
    },
  );
});

test('an object that is not there is a bad request, except where the contract knows a 404', async () => {
  const policy = await edge.get('/policies/nobody');
  const dataset = await edge.get('/datasets/nobody');
  expect([policy.status, policy.body]).toEqual([400, { message: 'policy does not exist' }]);
  expect(policy.headers.get('x-sandbox-assumed')).toBe('1');
  expect(dataset.status).toBe(404);
});

/** The first list of an answer and its first row. */
function listIn(answer: unknown) {
  for (const [key, value] of Object.entries(asObject(answer) ?? {})) {
    const row = Array.isArray(value) ? asObject(value[0]) : undefined;
    if (row) return { key, row };
  }
  return undefined;
}
