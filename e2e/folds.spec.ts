import { isAccessible, pressUntil } from './accessible';
import { expect, test } from './console';

test('a posture fold is accepted by keyboard with reason, owner and end, says so everywhere, and Z takes it back', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue');
  await page.getByRole('link', { name: 'Posture' }).click();
  const row = page.getByRole('table', { name: 'Folds' }).getByRole('row').nth(1);
  // By itself this test may be ahead of the first sync.
  await expect(row).toBeVisible({ timeout: 30_000 });
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^[1-9]\d* of [1-9]\d*$/);

  // Few rows: what is checked below is checked with all that stands behind it.
  await page.getByRole('searchbox').fill('00021');
  await expect(page.getByText('ZS-AWS-00131')).toHaveCount(0);
  await page.getByRole('searchbox').blur();
  const dialog = page.getByRole('dialog');
  await pressUntil(page, 'a', dialog);
  await expect(dialog).toContainText(/Account .*: \d+ open .* = \d+ alerts?/);
  await dialog.getByLabel('Why is this acceptable?').fill(' ');
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await isAccessible(page, 'accept a fold', { within: 'dialog[open]' });
  await dialog.getByLabel('Why is this acceptable?').fill('Only for load tests.');
  await dialog.getByLabel('Until').selectOption({ index: 0 });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/^Accepted until .* Kept here/)).toBeVisible();

  await page.getByRole('tab', { name: /^Accepted/ }).click();
  const accepted = page.getByRole('row').filter({ hasText: 'Only for load tests.' });
  await expect(accepted).toContainText('29 d left');
  await isAccessible(page, 'accepted folds');
  await accepted.getByRole('link').click();
  await page.waitForURL(/is%3Aaccepted/);
  const finding = page.getByRole('row').nth(1);
  await expect(finding).toContainText(/Accepted 29 d/);
  await finding.getByRole('link').click();
  await page.waitForURL(/\/findings\//);
  await expect(page.getByText('Its fold is accepted')).toContainText('29 d left');
  await page.goto('/queue?q=source%3Aposture+is%3Aopen');
  await expect(page.getByRole('navigation', { name: 'Views' })).toContainText(/and \d+ accepted/);

  await page.goto('/posture?tab=accepted');
  await expect(accepted).toBeVisible();
  await pressUntil(page, 'z', page.getByText(/^Taken back: /));
  await expect(accepted).toHaveCount(0);
});
