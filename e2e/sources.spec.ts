import { isAccessible } from './accessible';
import { expect, test } from './console';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

test('an admin sets by keyboard how far back a past is read; a day to come is refused at its field', async ({
  page,
  as,
}) => {
  await as('admin');
  await page.goto('/sources');
  const first = page.getByRole('button', { name: /^Set range: Activity/ }).first();
  const name = (await first.getAttribute('aria-label', { timeout: 30_000 })) ?? '';
  const open = page.getByRole('button', { name, exact: true });
  const line = page.getByRole('listitem').filter({ has: open });
  await open.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^How far back: Activity/ });
  const day = dialog.getByLabel('First day (UTC)');
  await expect(day).toBeFocused();
  const before = await day.inputValue();
  await day.fill('2099-01-01');
  await day.press('Enter');
  await expect(day).toHaveAccessibleDescription(/This day is still to come/);
  await isAccessible(page, 'how far back a past is read');
  await expect(line).not.toContainText('2099');

  const earlier = new Date(Date.parse(before) - 30 * 86_400_000);
  await day.fill(earlier.toISOString().slice(0, 10));
  await day.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(line).toContainText(`${DAY.format(earlier)} to`);
  await expect(open).toBeFocused();
  await page.reload();
  await expect(line).toContainText(`${DAY.format(earlier)} to`, { timeout: 30_000 });
});

test('a manager reads how far back it goes and has nothing to set it with', async ({ page, as }) => {
  await as('manager');
  await page.goto('/sources');
  await expect(page.getByText('The past of activity:').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Set range/ })).toHaveCount(0);
});
