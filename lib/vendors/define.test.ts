import { expect, test } from 'vitest';
import { z } from 'zod';
import { memoryTokens } from '@/lib/http/memory-tokens';
import type { OpenHttp } from '@/lib/http/open';
import type { About } from './about';
import { defineVendor } from './define';
import { tableOf } from './overrides';

const credentials = z.object({ key: z.string().min(1) });
const settings = z.object({ account: z.string().default('main') });
const about = {
  id: 'example',
  label: 'Example',
  purpose: 'For this test.',
  source: 'edge',
  credentials,
  settings,
  overrides: [],
  hosts: [],
  origins: [],
  customOrigin: false,
  commands: ['tag.delete', 'secrets.clear'],
  nouns: ['tag'],
  cannot: 'Example has no notes.',
} satisfies About<typeof credentials> & { settings: typeof settings };

const example = defineVendor({
  about,
  open: (opened) => ({
    who: `${opened.credentials.key}@${opened.settings.account}`,
    operations: tableOf([]),
    budget: opened.http.budget,
    send: () => Promise.reject(new Error('no network in this test')),
  }),
  verify: async (api) => api.who,
  pull: {
    tag: {
      mode: 'whole',
      everyMs: 1,
      async *pages() {
        yield { items: [], odd: [], total: 0 };
      },
    },
  },
  perform: {
    'tag.delete': {
      perform: async (_api, { target }) => ({ message: null, record: null, externalId: target }),
      readBack: async () => ({ outcome: 'applied', record: null, note: null }),
    },
    'secrets.clear': { perform: async () => ({ message: 'done', record: null, externalId: null }) },
  },
  live: {
    one: {
      params: z.strictObject({ id: z.string().max(5), page: z.string().default('1') }),
      read: async (_api, params) => params,
    },
  },
});

// Nothing here makes a call; whoever does has left its types.
const http: OpenHttp = {
  call: () => Promise.reject(new Error('no network in this test')),
  budget: async () => null,
  tokens: memoryTokens(),
};
const { signal } = new AbortController();
const connected = () => example.connect({ credentials: { key: 'k' }, settings: {}, http });
const command = (kind: 'tag.delete' | 'secrets.clear' | 'edge.note', input = {}) =>
  ({ kind, target: 't', input, reference: 'r' }) as const;

test('credentials and settings are read by the schemas that drew their form', async () => {
  expect(await connected().verify(signal)).toBe('k@main');
  expect(() => example.connect({ credentials: { key: '' }, settings: {}, http })).toThrow(
    expect.objectContaining({ code: 'bad_input', fields: { key: expect.any(String) } }),
  );
  expect(() => example.connect({ credentials: 'k', settings: {}, http })).toThrow(
    expect.objectContaining({ code: 'bad_input', fields: { credentials: expect.any(String) } }),
  );
});

test('a command the vendor lacks is refused in the words of its about', async () => {
  await expect(connected().perform(command('edge.note', { noteText: 'x' }), signal)).rejects.toMatchObject({
    code: 'not_possible',
    message: 'Example has no notes.',
  });
  await expect(connected().readBack(command('edge.note', { noteText: 'x' }), signal)).rejects.toMatchObject({
    code: 'not_possible',
  });
});

test('a command is performed and read back; without a way to look it cannot be told', async () => {
  expect(await connected().perform(command('tag.delete'), signal)).toMatchObject({ externalId: 't' });
  expect(await connected().readBack(command('tag.delete'), signal)).toMatchObject({ outcome: 'applied' });
  expect(await connected().readBack(command('secrets.clear'), signal)).toMatchObject({
    outcome: 'unknown',
    record: null,
  });
});

test('a noun the vendor lacks has no pull', () => {
  expect(connected().pullSpec('finding')).toBeNull();
  expect(connected().pullSpec('tag')).toMatchObject({ mode: 'whole', everyMs: 1, walksOpen: false });
  expect(() => connected().pull('finding', { from: new Date(0), to: new Date(1) }, signal)).toThrow(
    expect.objectContaining({ code: 'not_possible' }),
  );
  expect(connected().pullOpen('tag', signal)).toBeNull();
  expect(connected().getOne('tag', 'x', signal)).toBeNull();
});

test('live params are held to the schema of their read', async () => {
  expect(await connected().live('one', { id: 'a' }, signal)).toEqual({ id: 'a', page: '1' });
  await expect(connected().live('one', { id: 'a', more: 'b' }, signal)).rejects.toMatchObject({ code: 'bad_input' });
  await expect(connected().live('one', { id: 'too long' }, signal)).rejects.toMatchObject({
    code: 'bad_input',
    fields: { id: expect.any(String) },
  });
  await expect(connected().live('toString', {}, signal)).rejects.toMatchObject({ code: 'not_found' });
});
