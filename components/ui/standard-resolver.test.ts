import { expect, test } from 'vitest';
import { z } from 'zod';
import { standardResolver } from './standard-resolver';

const Body = z.object({
  title: z.string().trim().min(1, 'Give it a title').max(5, 'At most 5 letters'),
  labels: z.array(z.object({ key: z.string().min(1, 'Name the label') })),
});
const resolve = standardResolver(Body);
const options = { fields: {}, shouldUseNativeValidation: false };

test('what is right comes out as the schema makes it', async () => {
  const result = await resolve({ title: '  ab ', labels: [] }, undefined, options);
  expect(result).toEqual({ values: { title: 'ab', labels: [] }, errors: {} });
});

test('each complaint lands at its own input, also inside lists', async () => {
  const result = await resolve({ title: '', labels: [{ key: 'a' }, { key: '' }] }, undefined, options);
  expect(result.values).toEqual({});
  expect(result.errors).toMatchObject({ title: { message: 'Give it a title' } });
  expect(result.errors).toHaveProperty('labels.1.key.message', 'Name the label');
});

test('a complaint about the whole form is not lost', async () => {
  const either = z
    .object({ a: z.string(), b: z.string() })
    .refine((value) => value.a !== value.b, 'Two different ones');
  const result = await standardResolver(either)({ a: 'x', b: 'x' }, undefined, options);
  expect(result.errors).toHaveProperty('root.message', 'Two different ones');
});
