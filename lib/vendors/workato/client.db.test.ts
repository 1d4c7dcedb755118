import { afterEach, expect, test } from 'vitest';
import { pool } from '@/lib/db/pool';
import type { Command } from '@/lib/model/command';
import { type Answer, type Asked, httpTo, scripted } from '../testing';
import type { Noun } from '../vendor';
import activity from './fixtures/activity.json' with { type: 'json' };
import { workato } from './vendor';

const { signal } = new AbortController();
const window = { from: new Date('2024-06-01T00:00:00Z'), to: new Date('2024-07-01T00:00:00Z') };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function aWorkato(script: (asked: Asked) => Answer) {
  const vendor = await scripted(script);
  closing.push(vendor.close);
  const http = httpTo(vendor.origin, pool(), { workato: {} });
  return { api: workato.connect({ credentials: { apiToken: 'wrk_1' }, settings: {}, http }), asked: vendor.asked };
}

async function idsOf(api: ReturnType<typeof workato.connect>, noun: Noun) {
  const ids: string[] = [];
  for await (const page of api.pull(noun, window, signal)) ids.push(...page.items.map((item) => item.externalId));
  return ids;
}

const entries = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => ({ ...activity[0], id: first + index }));
const command = <K extends 'tag.create' | 'tag.assign' | 'secrets.clear' | 'tag.delete'>(
  kind: K,
  target: string,
  input: Command<K>['input'],
): Command<K> => ({ kind, target, input, reference: '7f3a' });

test('the log is asked for with an overlap, and goes on behind the last entry of a full page', async () => {
  const { api, asked } = await aWorkato(({ query }) => {
    const after = Number(query.get('page[after]') ?? 0);
    return { body: { data: after >= 200 ? [] : entries(100, after + 1), total: 200 } };
  });
  expect(await idsOf(api, 'activity')).toHaveLength(200);
  expect(asked.map(({ query }) => query.get('page[after]'))).toEqual([null, '100', '200']);
  expect(asked[0]?.query.get('from')).toBe('2024-05-31T23:50:00.000Z');
  expect(asked[0]?.query.get('to')).toBe('2024-07-01T00:00:00.000Z');
  expect(asked[0]?.headers.authorization).toBe('Bearer wrk_1');
});

test('ids that fall and rise, and an entry on two pages, are each there once', async () => {
  const first = entries(100).reverse();
  const { api } = await aWorkato(({ query }) => ({
    body: { data: query.get('page[after]') === null ? first : [...entries(1), ...entries(30, 500)], total: 130 },
  }));
  const ids = await idsOf(api, 'activity');
  expect(ids).toHaveLength(130);
  expect(new Set(ids).size).toBe(130);
});

test('a vendor that answers the same page for ever is garbled, not followed', async () => {
  const { api, asked } = await aWorkato(() => ({ body: { data: entries(100), total: 100 } }));
  await expect(idsOf(api, 'activity')).rejects.toMatchObject({ fault: 'garbled' });
  expect(asked).toHaveLength(2);
  const tags = entries(100).map(({ id }) => ({ handle: `tag-${id}`, title: 'x' }));
  const stuck = await aWorkato(() => ({ body: { data: { tags } } }));
  await expect(idsOf(stuck.api, 'tag')).rejects.toMatchObject({ fault: 'garbled' });
});

test('findings leave out what is known to be light, and what the filter let through all the same', async () => {
  const data = ['token_leaked', 'folder_renamed', 'login_failed'].map((event_type, id) => ({
    ...activity[0],
    id,
    event_type,
  }));
  const { api, asked } = await aWorkato(() => ({ body: { data: [...data, { id: 9, event_type: 7 }], total: 4 } }));
  const pages = [];
  for await (const page of api.pull('finding', window, signal)) pages.push(page);
  expect(pages).toMatchObject([{ items: [{ policy: 'token_leaked' }, { policy: 'login_failed' }], total: null }]);
  expect(pages[0]?.odd).toMatchObject([{ externalId: '9' }]);
  expect(asked[0]?.query.getAll('exclude_event_types[]')).toContain('user_login');
});

test('a created tag is read with and without its wrapper, and with 201', async () => {
  const tag = { handle: 'tag-1', title: 'HR', description: '', color: 'red' };
  for (const answer of [{ body: { data: tag } }, { status: 201, body: tag }]) {
    const { api, asked } = await aWorkato(() => answer);
    const receipt = await api.perform(command('tag.create', '', { title: 'HR', color: 'red' }), signal);
    expect(receipt).toMatchObject({ externalId: 'tag-1', record: { title: 'HR' } });
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/api/tags', body: { title: 'HR', color: 'red' } });
  }
});

test('a tag is read back by its whole title, not by a title that contains it', async () => {
  const held = (title: string) => ({ body: { data: { tags: [{ handle: 'tag-1', title }] } } });
  const create = command('tag.create', '', { title: 'HR' });
  const other = await aWorkato(() => held('HR archive'));
  expect(await other.api.readBack(create, signal)).toMatchObject({ outcome: 'absent' });
  const same = await aWorkato(() => held('HR'));
  expect(await same.api.readBack(create, signal)).toMatchObject({
    outcome: 'applied',
    record: { externalId: 'tag-1' },
  });
  expect(same.asked[0]?.query.get('q[title_or_description_cont]')).toBe('HR');
});

test('an empty body is a yes where the contract shows none', async () => {
  const { api, asked } = await aWorkato(() => ({ text: '' }));
  await api.perform(command('tag.delete', 'tag-1', {}), signal);
  const recipeIds = ['54525313'];
  const assign = { addTags: ['tag-1'], removeTags: [], recipeIds, connectionIds: [] };
  await api.perform(command('tag.assign', '', assign), signal);
  expect(asked).toMatchObject([
    { method: 'DELETE', path: '/api/tags/tag-1' },
    { method: 'POST', path: '/api/tags_assignments', body: { add_tags: ['tag-1'], recipe_ids: [54525313] } },
  ]);
});

test('an assignment without tags or assets, or of an id that is no exact number, is refused unsent', async () => {
  const { api, asked } = await aWorkato(() => ({ text: '' }));
  const none = { addTags: [], removeTags: [], recipeIds: [], connectionIds: [] };
  for (const over of [{ addTags: ['t'] }, { recipeIds: ['1'] }, { addTags: ['t'], recipeIds: ['9007199254740993'] }]) {
    const assign = command('tag.assign', '', { ...none, ...over });
    await expect(api.perform(assign, signal)).rejects.toMatchObject({ code: 'bad_input' });
  }
  expect(asked).toEqual([]);
});

test('a 200 that means no is refused', async () => {
  const { api } = await aWorkato(() => ({ body: { success: false } }));
  await expect(api.perform(command('secrets.clear', '', {}), signal)).rejects.toMatchObject({ fault: 'refused' });
});

test('assets are found in lists that are not paged, and an assignment is read back from them', async () => {
  const all = Array.from({ length: 100 }, (_, id) => ({ id, name: `Asset ${id}`, tags: [{ handle: 'tag-1' }] }));
  const { api } = await aWorkato(({ path }) => ({ body: path === '/api/recipes' ? { items: all } : all.slice(0, 1) }));
  expect(await api.live('tagAssets', { handle: 'tag-1' }, signal)).toMatchObject({ assets: { length: 101 } });
  const assign = (over: object) =>
    command('tag.assign', '', { addTags: ['tag-1'], removeTags: [], recipeIds: ['7'], connectionIds: ['0'], ...over });
  expect(await api.readBack(assign({}), signal)).toMatchObject({ outcome: 'applied' });
  expect(await api.readBack(assign({ removeTags: ['tag-1'] }), signal)).toMatchObject({ outcome: 'absent' });
  expect(await api.readBack(assign({ connectionIds: ['5'] }), signal)).toMatchObject({ outcome: 'unknown' });
});
