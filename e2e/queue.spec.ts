import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { isAccessible, pressUntil, untilHeard } from './accessible';
import { expect, signIn, test } from './console';

const origin = (page: Page) => new URL(page.url()).origin;
const rowNames = (page: Page) => page.getByRole('row').locator('[data-row] a').allTextContents();

/** Changes findings as a colleague would, one after the other, through the API. */
async function changes(page: Page, ids: readonly string[], round: number): Promise<void> {
  await page.request.patch('/api/findings', {
    headers: { origin: origin(page) },
    data: { ids, change: { type: 'severity', severity: round % 2 === 0 ? 'low' : 'medium' } },
  });
}

test('a view is kept, opened with and changed by keyboard alone; groups, columns, chips and work are free of faults', async ({
  page,
  as,
}) => {
  test.slow();
  await as('manager');
  await page.goto('/queue?q=is%3Aopen+source%3Adlp');
  await expect(page.getByRole('grid')).toBeVisible();
  await isAccessible(page, 'queue with chips');
  const views = page.getByRole('dialog', { name: 'Views' });
  await pressUntil(page, 'v', views);
  await page.keyboard.type('Night shift');
  await page.keyboard.press('Enter');
  await expect(views.getByRole('link', { name: 'Night shift' })).toBeVisible();
  await isAccessible(page, 'kept views');
  await views.getByRole('button', { name: 'More: Night shift' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Open the queue with it' }).press('Enter');
  await expect(views.getByText('your queue opens with it')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto('/queue');
  await expect(page).toHaveURL(/view=/);
  await expect(
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Night shift/ }),
  ).toHaveAttribute('aria-current', 'page');

  await page.keyboard.press('Shift+O');
  await page.getByRole('checkbox', { name: 'Policy' }).check();
  await isAccessible(page, 'columns');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Policy' })).toBeVisible();

  // With all there are a finding has its room still, and the list scrolls sideways.
  const choice = page.getByRole('dialog', { name: 'Columns' });
  await pressUntil(page, 'Shift+O', choice);
  const absent = choice.getByRole('checkbox', { checked: false });
  while ((await absent.count()) > 0) await absent.first().press('Space');
  await page.keyboard.press('Escape');
  const title = page.locator('[data-row]').first().getByRole('link').first();
  expect((await title.boundingBox())?.width).toBeGreaterThan(200);
  await isAccessible(page, 'all columns');
  await page.keyboard.press('j');
  for (let pressed = 0; pressed < 40; pressed++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('columnheader', { name: 'Vendor’s id' })).toBeInViewport({ ratio: 0.9 });
  await isAccessible(page, 'all columns, the last in sight');
  await pressUntil(page, 'Shift+O', choice);
  await choice.getByRole('button', { name: 'As they come' }).press('Enter');
  await page.keyboard.press('Escape');

  const groups = page.getByRole('table', { name: 'Findings by policy' });
  await page.keyboard.press('o');
  await pressUntil(page, '1', groups);
  await expect(groups.getByRole('row').nth(1)).toContainText(/\d+ of \d+/);
  await isAccessible(page, 'groups');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Parts of the query' })).toContainText('policy:');
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: 'Assigned to me' })).toBeVisible();
  await isAccessible(page, 'my work, manager');
});

test('keys are chosen in the help, and after an action the next row has the focus at once', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue?q=is%3Aopen');
  await expect(page.getByRole('grid')).toBeVisible();
  const help = page.getByRole('dialog', { name: 'Keys' });
  await pressUntil(page, '?', help);
  await help.getByRole('button', { name: 'Change the key of Take', exact: true }).press('Enter');
  await page.keyboard.press('n');
  await expect(help.getByText('N is Note… already.')).toBeVisible();
  await page.keyboard.press('q');
  await expect(help.getByRole('button', { name: 'The usual key of Take' })).toBeVisible();
  await isAccessible(page, 'keys');
  await page.keyboard.press('Escape');
  await page.reload();
  await pressUntil(page, 'j', page.locator('[data-row][data-active]'));
  const first = await page.locator('[data-row][data-active]').getAttribute('data-row');
  // The next row has the focus before the server has answered.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/findings**', async (route) => {
    if (route.request().method() !== 'GET') await held;
    await route.continue();
  });
  await page.keyboard.press('q');
  await expect(page.locator('[data-row][data-active]')).not.toHaveAttribute('data-row', first ?? '');
  await expect(page.locator('[data-row][data-active]')).toBeFocused();
  answer();
  await expect(page.getByRole('status').filter({ hasText: /Z/ }).first()).toBeVisible();
  await page.keyboard.press('z');
  await page.request.put('/api/me/keys', {
    headers: { origin: origin(page) },
    data: { singleKeys: true, keys: {}, version: 1 },
  });
});

test('a list that was scrolled stands in its order, and who had the focus never lost it', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue?q=is%3Aopen');
  await untilHeard(page);
  for (let pressed = 0; pressed < 12; pressed++) await page.keyboard.press('j');
  const focused = page.locator('[data-row]:focus');
  await expect(focused).toHaveAttribute('data-active');
  await focused.evaluate((row) => {
    row.addEventListener('blur', () => row.setAttribute('data-blurred', ''));
  });
  const box = await focused.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, box?.y ?? 0);
  for (const by of [2000, -900, -40, 400, -80]) {
    await page.mouse.wheel(0, by);
    await expect
      .poll(async () => {
        const order = await page
          .locator('[data-row]')
          .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
        return order.every((one, at) => at === 0 || one > (order[at - 1] ?? 0));
      })
      .toBe(true);
  }
  await expect(focused).toHaveCount(1);
  await expect(page.locator('[data-blurred]')).toHaveCount(0);
});

test('where the row somebody stands at leaves the list, the next one is stood at with the news', async ({
  page,
  as,
}) => {
  await as('analyst');
  await page.goto('/queue?q=is%3Aopen+severity%3Ahigh');
  await pressUntil(page, 'j', page.locator('[data-row][data-active]'));
  await page.keyboard.press('j');
  const active = page.locator('[data-row][data-active]');
  const place = await active.getAttribute('aria-rowindex');
  const [id = '', next = ''] = await page
    .locator('[data-row]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row') ?? '').slice(1, 3));
  await expect(active).toHaveAttribute('data-row', id);
  await changes(page, [id], 0);
  await expect(page.getByRole('button', { name: /\d+ changed/ })).toBeVisible({ timeout: 20_000 });
  await expect(active).toHaveAttribute('data-row', id);
  await page.keyboard.press('.');
  await expect(active).toHaveAttribute('data-row', next);
  await expect(active).toBeFocused();
  await expect(active).toHaveAttribute('aria-rowindex', place ?? '');
});

test('under a storm of changes nothing moves where somebody stands; a lost stream says so and catches up', async ({
  page,
  as,
  browser,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=is%3Aopen&sort=-created');
  await pressUntil(page, 'j', page.locator('[data-row][data-active]'));
  const { items } = await page.request
    .get('/api/findings?q=is%3Aopen&sort=-created&limit=50')
    .then((answer) => answer.json());
  const ids: string[] = items.map((row: { id: string }) => row.id).slice(1, 41);
  const before = await rowNames(page);
  const storming = (async () => {
    for (let round = 0; round < 5; round++) await changes(page, ids, round);
  })();
  await expect(page.getByRole('button', { name: /\d+ changed/ })).toBeVisible({ timeout: 20_000 });
  await storming;
  expect(await rowNames(page)).toEqual(before);
  await page.keyboard.press('.');
  await expect(page.getByRole('button', { name: /\d+ changed/ })).toBeHidden({ timeout: 20_000 });

  await page.route('**/api/stream*', (route) => route.abort());
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText('Live updates are interrupted.')).toBeVisible({ timeout: 20_000 });
  await isAccessible(page, 'queue, no live updates');
  await page.unroute('**/api/stream*');
  await expect(page.getByText('Live updates are interrupted.')).toBeHidden({ timeout: 40_000 });

  // Somebody else opens what this one stands at.
  const open = items[0].id;
  await page.goto(`/findings/${open}`);
  const other = await browser.newPage();
  await signIn(other, 'admin');
  await other.goto(`/findings/${open}`);
  await expect(page.getByText(/has this open/)).toBeVisible({ timeout: 20_000 });
  await other.close();
  await expect(page.getByText(/has this open/)).toBeHidden({ timeout: 60_000 });
});

test('a facet is searched by keyboard, labels are counted when asked for, and each number is what it opens', async ({
  page,
  as,
}) => {
  await as('analyst');
  await page.goto('/queue?q=is%3Aopen');
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('button', { name: 'Person' }).press('Enter');
  const person = filters.getByRole('region', { name: 'Person' });
  await person.getByRole('searchbox').fill('no such person');
  await expect(person.getByText('No person here begins so')).toBeVisible();
  await person.getByRole('searchbox').fill('m');
  const line = person.getByRole('listitem').first();
  await expect(line.getByRole('checkbox', { name: /^m/ })).toBeVisible();
  const count = await line.locator('span').last().textContent();
  await filters.getByRole('button', { name: 'Label' }).press('Enter');
  const label = filters.getByRole('region', { name: 'Label' });
  await expect(label.getByRole('listitem').or(label.getByText('No label here')).first()).toBeVisible();
  await isAccessible(page, 'facets, searched');
  await line.getByRole('checkbox').press('Space');
  await expect(page).toHaveURL(/person%3A|person:/);
  const q = new URL(page.url()).searchParams.get('q') ?? '';
  const counted = await (await page.request.get('/api/findings/count', { params: { q } })).json();
  expect(counted.total.toLocaleString('en')).toBe(count);

  await page.locator('[data-row]').first().focus();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Shift+E');
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^findings-\d{4}-\d\d-\d\d\.csv$/);
  const lines = fs
    .readFileSync(await saved.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(counted.total + 1);
});
