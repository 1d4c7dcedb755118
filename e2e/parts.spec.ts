import type { Page } from '@playwright/test';
import { pressUntil, untilHeard } from './accessible';
import { expect, test } from './console';

const CHUNKS = '**/_next/static/chunks/*.js';
const active = (page: Page) => page.locator('[data-row][data-active]');
const taken = (page: Page) => page.getByText('Assigned to you');

async function mine(page: Page): Promise<number> {
  const answer = await page.request.get('/api/findings/count?q=is%3Amine');
  return (await answer.json()).total;
}

/** What the page loads at first, without which nothing is drawn. */
function firstScripts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const [{ loadEventStart } = { loadEventStart: 0 }] = performance
      .getEntriesByType('navigation')
      .map((one) => one.toJSON());
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < loadEventStart)
      .map(({ name }) => name);
  });
}

test('keys pressed before their code has come do what they would have done then', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue');
  const first = await firstScripts(page);
  let come = () => {};
  const later = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(CHUNKS, async (route) => {
    if (!first.includes(route.request().url())) await later;
    await route.continue();
  });
  await page.reload();
  await pressUntil(page, 'j', active(page));
  const before = await mine(page);
  const one = await active(page).getAttribute('data-row');
  await page.keyboard.press('a');
  await expect(active(page)).not.toHaveAttribute('data-row', one ?? '');
  await page.keyboard.press('a');
  await expect(taken(page)).toBeHidden();
  expect(await mine(page)).toBe(before);
  come();
  await expect.poll(() => mine(page)).toBe(before + 2);
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await expect.poll(() => mine(page)).toBe(before);
});

test('code that does not come is said to be missing, and asked for again', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue');
  const first = await firstScripts(page);
  await page.route(CHUNKS, (route) => (first.includes(route.request().url()) ? route.continue() : route.abort()));
  await page.reload();
  await pressUntil(page, 'j', active(page));
  await page.keyboard.press('a');
  await expect(page.getByText('This could not be loaded')).toBeVisible();
  await expect(page.getByText('Freshness could not be loaded')).toBeVisible();
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: 'Peek' });
  await expect(peek.getByText('This part could not be loaded')).toBeVisible();
  await page.unroute(CHUNKS);
  await page.keyboard.press('a');
  await expect(taken(page)).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('Taken back')).toBeVisible();
});

test('a page that opens with the peek has it in its markup, and takes it over without a fault', async ({
  page,
  as,
}) => {
  await as('analyst');
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  const { items } = await page.request
    .get('/api/findings?q=is%3Aopen&sort=-severity&limit=1')
    .then((one) => one.json());
  const address = `/queue?q=is%3Aopen&open=${items[0].id}&pane=1`;
  const markup = await page.request.get(address).then((answer) => answer.text());
  expect(markup).toContain('Close the peek');
  await page.goto(address);
  const peek = page.getByRole('complementary', { name: 'Peek' });
  await expect(peek.getByRole('button', { name: 'Close the peek' })).toBeVisible();
  await untilHeard(page);
  await expect(peek.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  expect(faults).toEqual([]);
});
