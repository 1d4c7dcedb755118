import { isAccessible, pressUntil } from './accessible';
import { expect, test } from './console';

test('what changed in the day before a finding, at every vendor with a log, by keyboard', async ({ page, as }) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=source%3Aedge');
  const finding = page.getByRole('row').nth(1);
  // By itself this test may be ahead of the first sync.
  await expect(finding).toBeVisible({ timeout: 30_000 });
  await finding.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/findings\//);
  await expect(page.getByRole('link', { name: 'Changes in the 24 h before' })).toBeVisible();
  const range = page.getByRole('form', { name: 'When (UTC)' });
  await pressUntil(page, 'Shift+T', range);
  const { searchParams } = new URL(page.url());
  const ends = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  expect((ends[1] ?? 0) - (ends[0] ?? 0)).toBe(86_400_000);
  await expect(range.getByLabel('Before (UTC)')).toHaveValue((searchParams.get('to') ?? '').slice(0, 16));

  await range.getByLabel('From (UTC)').fill('2099-01-01T00:00');
  await page.keyboard.press('Enter');
  await expect(range.getByText('This is before the beginning.')).toBeVisible();
  await expect(range.getByLabel('Before (UTC)')).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page, 'activity of a day');
  await range.getByRole('button', { name: 'Any time' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/from=/);

  const list = page.getByRole('table', { name: 'Activity' });
  const search = page.getByRole('combobox', { name: 'Search activity' });
  const ask = async (q: string) => {
    await pressUntil(page, '/', page.locator('input[role=combobox]:focus'));
    await search.fill(q);
    await page.keyboard.press('Enter');
  };
  await ask('/api/v1/');
  await expect(list.getByRole('row').nth(1)).toContainText('northwind', { timeout: 30_000 });
  await expect(page.getByText('own audit log is left out: it is for managers and admins')).toBeVisible();
  await ask('source:dlp Legal hold');
  await expect(list.getByRole('row').nth(1)).toContainText('Incident Groups', { timeout: 30_000 });
  const pane = page.getByRole('complementary', { name: 'Entry' });
  await pressUntil(page, 'Enter', pane);
  await expect(pane).toContainText('Changed by');
  await isAccessible(page, 'an entry of the dlp audit log');
  await page.setViewportSize({ width: 390, height: 800 });
  await isAccessible(page, 'an entry on a phone');
});

test('what was done here stands among what was done at the vendors, found by who did it', async ({ page, as }) => {
  test.slow();
  await as('admin');
  const list = page.getByRole('table', { name: 'Activity' });
  const search = page.getByRole('combobox', { name: 'Search activity' });
  await page.goto('/activity?q=colour%3Ared');
  await expect(page.getByRole('heading', { name: 'This query cannot be read' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no field “colour”' })).toBeVisible();
  await expect(search).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page, 'activity, a query that cannot be read');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(list.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });

  await pressUntil(page, '/', page.locator('input[role=combobox]:focus'));
  await search.fill('tenant:"nowhere"');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'There is no tenant “nowhere”. There' })).toBeVisible();
  await search.fill(`source:onequeue ${'a'.repeat(10_240)}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'A query has at most 4000 characters' })).toBeVisible();

  // Signing in is a record: there is always one.
  await search.fill('source:onequeue');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('row').nth(1)).toContainText('Onequeue', { timeout: 30_000 });
  await expect(page).toHaveURL(/q=source%3Aonequeue/);
  const pane = page.getByRole('complementary', { name: 'Entry' });
  await pressUntil(page, 'Enter', pane);
  await expect(pane.getByRole('button', { name: 'Only what they did' })).toBeVisible();
  await isAccessible(page, 'activity, a record of our own');
  await pane.getByRole('button', { name: 'Only what they did' }).click();
  await expect(page).toHaveURL(/q=actor%3A/);
  await expect(list.getByRole('row').nth(1)).toBeVisible();

  // The worker is no person, and is found by its name too.
  await page.goto('/activity?q=source%3Aonequeue%20actor%3AOnequeue');
  await expect(list.getByRole('row').nth(1)).toContainText('Connection credentials accepted');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save these entries as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^activity-\d{4}-\d\d-\d\d\.csv$/);
  await page.setViewportSize({ width: 390, height: 800 });
  await isAccessible(page, 'activity on a phone');
});

test('only the vendor that keeps secrets is asked to clear them', async ({ page, as }) => {
  await as('admin');
  await page.goto('/activity');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await pressUntil(page, 'ControlOrMeta+k', palette);
  await page.keyboard.type('Clear secrets cache of');
  const offered = palette.getByRole('option', { name: /^Clear secrets cache of / });
  await expect(offered.first()).toContainText('automation');
  for (const name of await offered.allTextContents()) expect(name).toContain('automation');
  await page.keyboard.press('Escape');
});
