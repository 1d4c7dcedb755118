import { describe, expect, test } from 'vitest';
import { draftOf, type Problems, sentOf } from './form-draft';
import { formOf } from './form-node';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 200 },
    text_template: { type: 'string' },
    status: { type: 'integer', known: [0, 1, 2], description: 'See the papers.' },
    start_time: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^-?\\d{1,18}$' }] },
    get_all: { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['true', 'false'] }] },
    tags: { type: 'array', items: { type: 'string' } },
    ports: { type: 'array', items: { type: 'integer' } },
    filter: {
      type: 'object',
      properties: {
        any: { type: 'array', items: { type: 'object', properties: { all: { type: 'array', items: {} } } } },
      },
    },
    metadata: { type: 'object', additionalProperties: {} },
  },
  required: ['name'],
};
const form = formOf(schema);
const nodeOf = (name: string) => form.fields.find((field) => field.name === name)?.node;

function sent(value: unknown) {
  const problems: Problems = {};
  return { value: sentOf(form, draftOf(form, value), 'body', problems), problems };
}

test('a schema becomes inputs, each as it is typed best', () => {
  expect(nodeOf('name')).toEqual({ kind: 'text', known: [], long: false });
  expect(nodeOf('text_template')).toMatchObject({ kind: 'text', long: true });
  expect(nodeOf('status')).toEqual({ kind: 'number', known: ['0', '1', '2'], whole: true, asText: false });
  expect(nodeOf('start_time')).toMatchObject({ kind: 'number', asText: true });
  expect(nodeOf('get_all')).toEqual({ kind: 'flag' });
  expect(nodeOf('tags')).toMatchObject({ kind: 'lines', of: 'text' });
  expect(nodeOf('ports')).toMatchObject({ kind: 'lines', of: 'number' });
  expect(nodeOf('metadata')).toEqual({ kind: 'json' });
  expect(nodeOf('filter')).toMatchObject({ fields: [{ name: 'any', node: { kind: 'list' } }] });
  expect(form.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['name']);
});

describe('a draft', () => {
  test.each([
    {},
    { name: 'A', status: 0, get_all: false, tags: ['a', 'b c'], ports: [443] },
    { name: 'A', filter: { any: [{ all: ['x'] }, {}] }, metadata: { a: { b: null } } },
    { name: 'A', unheard_of: { deep: [1] } },
  ])('is what it was made of: %j', (value) => {
    const { value: again, problems } = sent(value);
    expect(again ?? {}).toEqual(value);
    expect(problems).toEqual({});
  });

  test('keeps every digit', () => {
    expect(sent({ start_time: '900719925474099312' }).value).toEqual({ start_time: '900719925474099312' });
    expect(sent({ status: '900719925474099312' }).problems).toEqual({
      'body.status': expect.stringContaining('digits'),
    });
  });

  test('says at its place what cannot be sent', () => {
    const problems: Problems = {};
    const draft = { status: 'two', ports: '443\nhttps', metadata: '{', filter: { any: [{ all: '[' }] } };
    expect(sentOf(form, draft, 'body', problems)).toEqual({ ports: [443, undefined], filter: { any: [{}] } });
    expect(Object.keys(problems).sort()).toEqual([
      'body.filter.any.0.all',
      'body.metadata',
      'body.ports',
      'body.status',
    ]);
  });

  test('of nothing is not sent at all', () => {
    expect(sentOf(form, { name: '', tags: ' \n', get_all: '', filter: {} }, 'body', {})).toBeUndefined();
  });
});
