import type { Locator, Page } from '@playwright/test';
import { isAccessible } from './accessible';
import { expect, test } from './console';

/** A page that has just come does not hear keys yet. */
async function press(page: Page, key: string, to: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(to).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test('an analyst puts findings into a case, works it and closes it with one verdict, by keyboard', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=source%3Aposture+is%3Aopen+-has%3Acase');
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  for (const told of ['1 selected', '2 selected']) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByText(told)).toBeVisible();
  }
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option', { name: /New case/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('What is it about?').fill('Public buckets of one team');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/2 findings: in case/i)).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(/\/cases$/);
  await expect(page.getByRole('table', { name: 'Open cases' })).toBeVisible();
  await isAccessible(page, 'cases');
  await page.getByRole('link', { name: 'Public buckets of one team' }).first().click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  await press(page, 't', page.getByLabel('A new task'));
  await page.keyboard.type('Ask the team');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Ask the team' }).click();
  await expect(page.getByRole('heading', { name: /1 of 1 done/ })).toBeVisible();
  await page.getByRole('heading', { level: 2 }).click();
  await press(page, 'n', page.getByLabel('A decision and its reason'));
  await page.keyboard.type('They may stay public until Friday.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: /Decisions · 1/ })).toBeVisible();
  await isAccessible(page, 'case');

  await page.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('e');
  await dialog.getByLabel('Verdict').selectOption({ label: 'Benign' });
  await dialog.getByLabel('Reason').fill('Agreed with the team.');
  await isAccessible(page, 'closing a case');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('closed it: benign')).toBeVisible();
  const finding = page
    .getByRole('region', { name: /^Findings/ })
    .getByRole('link')
    .nth(1);
  await finding.click();
  await page.waitForURL(/\/findings\//);
  await expect(page.getByRole('link', { name: /Case \d+ · closed/ })).toBeVisible();
  await expect(page.getByText('Benign').first()).toBeVisible();
});
