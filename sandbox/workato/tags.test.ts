import { afterEach, beforeEach, expect, test } from 'vitest';
import { asObject } from '../core/call';
import { openJournal } from '../core/journal';
import { startWorkato, type Workato } from './workato-under-test';

let workato: Workato;
beforeEach(async () => {
  workato = await startWorkato();
});
afterEach(() => workato.close());

const create = (body: object) => workato.send('POST', '/tags', body);
const tagIn = (body: Record<string, unknown>) => asObject(body.data) ?? {};

test('a tag is made, changed and deleted, and the list follows', async () => {
  const made = await create({ title: 'Triage', description: 'By the SOC', color: 'teal' });
  const { handle } = tagIn(made.body);
  expect(made.status).toBe(200);
  expect(tagIn(made.body)).toEqual({
    handle: expect.stringMatching(/^tag-\w{8}-\w{6}$/),
    title: 'Triage',
    description: 'By the SOC',
    color: 'teal',
  });
  const changed = await workato.send('PUT', `/tags/${handle}`, { title: 'Triaged' });
  expect(tagIn(changed.body)).toMatchObject({ title: 'Triaged', description: 'By the SOC', color: 'teal' });
  expect(await workato.tags(`q[handle_in][]=${handle}`)).toMatchObject([{ title: 'Triaged' }]);
  const gone = await workato.send('DELETE', `/tags/${handle}`);
  expect([gone.status, gone.text]).toEqual([200, '']);
  expect(await workato.tags(`q[handle_in][]=${handle}`)).toEqual([]);
  for (const [method, body] of [['PUT', { title: 'x' }], ['DELETE']] as const) {
    const late = await workato.send(method, `/tags/${handle}`, body);
    expect([late.status, late.body]).toEqual([404, { message: 'Not found' }]);
  }
});

test('title, description and colour are held to their limits', async () => {
  const refused = [
    {},
    { title: ' ' },
    { title: 'x'.repeat(31) },
    { title: 'ok', description: 'x'.repeat(151) },
    { title: 'ok', color: 'pink' },
    { title: 7 },
  ];
  for (const body of refused) {
    const { status, body: problem } = await create(body);
    expect([status, problem.message]).toEqual([422, 'Validation failed']);
  }
  expect((await create({ title: 'x'.repeat(30), description: 'y'.repeat(150), color: 'neutral' })).status).toBe(200);
  expect((await create({ title: 'x'.repeat(30) })).body.errors).toEqual({ title: ['has already been taken'] });
});

const COLORS = 'blue violet green red orange gold indigo brown teal plum slate neutral'.split(' ');

test('a tag has one of the twelve colours, and gets one where none is named', async () => {
  for (const color of COLORS) {
    expect(tagIn((await create({ title: `In ${color}`, color })).body), color).toMatchObject({ color });
  }
  expect(COLORS).toContain(tagIn((await create({ title: 'Plain' })).body).color);
});

test('a workspace holds 1,000 tags and no more', async () => {
  for (let i = (await workato.tags()).length; i < 1_000; i++) await create({ title: `Tag ${i}` });
  expect((await create({ title: 'One more' })).status).toBe(422);
  const pages = await Promise.all([1, 10, 11].map((page) => workato.tags(`page=${page}`)));
  expect(pages.map((page) => page.length)).toEqual([100, 100, 0]);
});

test('more is told of a tag only when asked for', async () => {
  const [plain] = await workato.tags();
  const [full] = await workato.tags('includes[]=author&includes[]=assignment_count');
  expect(Object.keys(plain ?? {})).toEqual(['handle', 'title', 'description', 'color', 'created_at', 'updated_at']);
  expect(full).toMatchObject({ author: { avatar_url: '' }, assignment_count: expect.any(Number) });
  expect(plain).toMatchObject({ created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-07:00$/) });
});

test('tags are found and sorted', async () => {
  const all = await workato.tags('includes[]=author&includes[]=assignment_count');
  expect(all).toHaveLength(20);
  const titles = all.map(({ title }) => title.toLowerCase());
  expect(titles).toEqual([...titles].sort());
  const counts = (
    await workato.tags('sort_by[]=assignment_count&sort_direction[]=desc&includes[]=assignment_count')
  ).map((tag) => tag.assignment_count);
  expect(counts).toEqual([...counts].sort((a = 0, b = 0) => b - a));
  expect(await workato.tags('q[only_assigned]=true')).toHaveLength(
    all.filter((tag) => (tag.assignment_count ?? 0) > 0).length,
  );
  const author = all[0]?.author?.id;
  expect((await workato.tags(`q[author_id_eq]=${author}`)).length).toBe(
    all.filter((tag) => tag.author?.id === author).length,
  );
  const found = await workato.tags('q[title_or_description_cont]=finance');
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(20);
  expect(await workato.tags('q[handle_in][]=tag-none')).toEqual([]);
  expect((await workato.get('/tags?sort_by[]=nonsense')).status).toBe(400);
});

test('one call puts every tag on every asset, and takes them away again', async () => {
  const [tag, other] = await workato.tags();
  const recipes = await assets('/recipes');
  const connections = await assets('/connections');
  const [recipe, second] = recipes;
  const [connection] = connections;
  const on = { recipe_ids: [recipe?.id, second?.id], connection_ids: [connection?.id] };
  const put = await workato.send('POST', '/tags_assignments', { add_tags: [tag?.handle, other?.handle], ...on });
  expect([put.status, put.text]).toEqual([200, '']);
  for (const id of [recipe?.id, second?.id])
    expect(await tagsOn('/recipes', id)).toEqual(expect.arrayContaining([tag?.handle, other?.handle]));
  expect(await tagsOn('/connections', connection?.id)).toEqual(expect.arrayContaining([tag?.handle, other?.handle]));
  const byAsset = await workato.tags(`q[taggable_id_eq]=${recipe?.id}&q[taggable_type_eq]=Recipe`);
  expect(byAsset.map(({ handle }) => handle)).toContain(tag?.handle);
  await workato.send('POST', '/tags_assignments', { remove_tags: [tag?.handle], recipe_ids: [recipe?.id] });
  expect(await tagsOn('/recipes', recipe?.id)).not.toContain(tag?.handle);
  expect(await tagsOn('/recipes', second?.id)).toContain(tag?.handle);
});

test('an assignment that cannot be done whole is not done at all', async () => {
  const [tag] = await workato.tags();
  const [recipe] = await assets('/recipes');
  const assign = async (body: object) => (await workato.send('POST', '/tags_assignments', body)).status;
  const before = await tagsOn('/recipes', recipe?.id);
  expect(await assign({ add_tags: [tag?.handle] })).toBe(400);
  expect(await assign({ add_tags: ['tag-none'], recipe_ids: [recipe?.id] })).toBe(404);
  expect(await assign({ add_tags: [tag?.handle], recipe_ids: [recipe?.id, 1] })).toBe(404);
  expect(await assign({ add_tags: tag?.handle, recipe_ids: [recipe?.id] })).toBe(400);
  expect(await tagsOn('/recipes', recipe?.id)).toEqual(before);
});

test('a deleted tag leaves its assets', async () => {
  const [tag] = await workato.tags();
  const [recipe] = await assets('/recipes');
  await workato.send('POST', '/tags_assignments', { add_tags: [tag?.handle], recipe_ids: [recipe?.id] });
  await workato.send('DELETE', `/tags/${tag?.handle}`);
  expect(await tagsOn('/recipes', recipe?.id)).not.toContain(tag?.handle);
});

test('tags and assignments are there after a restart', async () => {
  const journal = openJournal(undefined, 'workato');
  const first = await startWorkato({ journal });
  await first.send('POST', '/tags', { title: 'Kept' });
  const [old] = await first.tags();
  await first.send('DELETE', `/tags/${old?.handle}`);
  expect(first.app.portal((await first.tags())[1]?.handle ?? '', { title: 'By a colleague' })).toBe(true);
  const before = await first.tags('includes[]=assignment_count');
  await first.close();
  const again = await startWorkato({ journal });
  expect(await again.tags('includes[]=assignment_count')).toEqual(before);
  await again.close();
});

async function assets(path: string): Promise<Record<string, unknown>[]> {
  const { parsed, body } = await workato.get(`${path}?includes[]=tags`);
  const list = Array.isArray(parsed) ? parsed : body.items;
  return Array.isArray(list) ? list.map((one) => asObject(one) ?? {}) : [];
}

async function tagsOn(path: string, id: unknown): Promise<unknown> {
  return (await assets(path)).find((asset) => asset.id === id)?.tags;
}
