import { pressUntil, untilHeard } from './accessible';
import { expect, signIn, test } from './console';

test('an analyst hands a finding over with a note, and the colleague finds it and watches it', async ({
  page,
  as,
  browser,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=source%3Aposture+is%3Aopen');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+H');
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  const to = dialog.getByLabel('To');
  await expect(to.getByRole('option').nth(1)).toBeAttached();
  await to.selectOption({ index: 1 });
  await dialog.getByLabel('How it stands').fill('The owner answers tomorrow.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/Handed over to/)).toBeVisible();

  const theirs = await browser.newContext();
  const colleague = await theirs.newPage();
  await signIn(colleague, 'admin');
  await colleague.goto('/queue?q=is%3Amentioned');
  await expect(colleague.getByRole('row').nth(1)).toBeVisible();
  await colleague.getByRole('row').nth(1).getByRole('link').click();
  await colleague.waitForURL(/\/findings\//);
  await expect(colleague.getByText('The owner answers tomorrow.').first()).toBeVisible();
  await colleague.getByRole('button', { name: /^Watch/ }).click();
  await expect(colleague.getByText(/^Watched:/)).toBeVisible();
  // What was seen is behind them.
  await colleague.goto('/queue?q=is%3Amentioned');
  await expect(colleague.getByText('Nothing fits this query')).toBeVisible();
  await colleague.goto('/queue?q=is%3Awatched');
  await expect(colleague.getByRole('row')).toHaveCount(2);
  await theirs.close();
});

test('what can wait is put aside by keyboard: it leaves the queue, is found, and Z brings it back', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=source%3Aposture+is%3Aopen+sev%3Amedium');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await untilHeard(page);
  await page.keyboard.press('j');
  const dialog = page.getByRole('dialog');
  await pressUntil(page, 'h', dialog);
  await expect(dialog.getByRole('option').first()).toContainText('In 4 hours');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const { total } = await (await page.request.get('/api/findings/count?q=is%3Asnoozed')).json();
  expect(total).toBe(1);
  await page.keyboard.press('z');
  await expect(page.getByText(/^Taken back/)).toBeVisible();
  await page.goto('/queue?q=is%3Asnoozed');
  await expect(page.getByText('Nothing fits this query')).toBeVisible();
});
