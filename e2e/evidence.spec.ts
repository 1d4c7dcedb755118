import { isAccessible, pressUntil, untilHeard } from './accessible';
import { expect, test } from './console';

test('evidence by keyboard: masked until a purpose is stated, its file read here, hidden by the same key and by itself', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  const { items } = await (await page.request.get('/api/findings?q=kind%3Adlp_incident&limit=1')).json();
  const kept: string[] = [];
  page.on('response', (answer) => {
    if (/\/live\/(triggers|evidence|content)/.test(answer.url()))
      kept.push(answer.headers()['cache-control'] ?? 'none');
  });
  await page.goto(`/findings/${items[0].id}`);
  await untilHeard(page);
  const purpose = page.getByLabel('What do you need it for?');
  await pressUntil(page, 'Shift+E', purpose);
  await expect(purpose).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(purpose).toHaveAccessibleDescription(/what it is needed for/);
  expect(kept).toEqual([]);
  await page.keyboard.type('customer case 12');
  await page.keyboard.press('Enter');
  const countdown = page.getByRole('timer');
  await expect(countdown).toContainText(/Hidden again in \d+ s/);
  await page.getByRole('button', { name: 'Show its content' }).press('Enter');
  const content = page.getByRole('region', { name: 'Content of the evidence file' });
  await expect(content).toContainText('<evidence');
  expect(kept).toEqual(['no-store', 'no-store', 'no-store']);
  await isAccessible(page, 'evidence shown');
  const matched = await page.locator('dd').first().innerText();
  await page.locator('body').press('Shift+E');
  await expect(content).toBeHidden();
  await expect(countdown).toBeHidden();
  expect(await page.content()).not.toContain(matched);

  await page.clock.install();
  await purpose.fill('customer case 12, once more');
  await page.keyboard.press('Enter');
  await expect(countdown).toBeVisible();
  await page.clock.runFor(61_000);
  await expect(countdown).toBeHidden();
  await expect(purpose).toBeVisible();
  await page.goto(`/findings/${items[0].id}?tab=timeline`);
  await expect(page.getByText('customer case 12, once more').first()).toBeVisible();
});
