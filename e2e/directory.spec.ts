import { isAccessible } from './accessible';
import { setRules } from './acting-rules';
import { expect, test } from './console';

test('an admin lists, makes, opens, edits and deletes a token at Edge, by keyboard', async ({ page, as }) => {
  test.slow();
  await as('admin');
  await page.goto('/directory');
  await page.getByRole('link', { name: 'Tokens' }).press('Enter');
  const list = page.getByRole('table', { name: 'Tokens' });
  await expect(list).toBeVisible();
  await isAccessible(page, 'the tokens');

  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(dialog).toBeVisible({ timeout: 3000 });
  }).toPass();
  await dialog.getByLabel('Name', { exact: true }).fill('Night shift import');
  await isAccessible(page, 'the tokens');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByText('shown this once')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.keyboard.type('night shift import');
  await expect(list.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').blur();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const pane = page.getByRole('complementary', { name: 'Token' });
  await expect(pane.getByRole('heading', { name: 'Night shift import' })).toBeFocused();
  await isAccessible(page, 'the tokens');

  await page.keyboard.press('e');
  await dialog.getByLabel('Description').fill('Reads findings at night');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByRole('table', { name: 'What will change' })).toContainText('Reads findings at night');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(pane.getByText('Reads findings at night', { exact: true })).toBeVisible({ timeout: 30_000 });

  const remove = async () => {
    await pane.getByRole('heading', { level: 2 }).focus();
    await page.keyboard.press('Shift+D');
    await dialog.getByLabel(/^Type/).fill('Night shift import');
  };
  await remove();
  await expect(dialog).toContainText('For 60 seconds it can be taken back.');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await page.getByRole('button', { name: /^Take back/ }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'nothing was sent' })).toBeVisible();

  // Nobody has to wait for a minute here: the hold is the workspace's own.
  await setRules(page, { holdSeconds: { 'operation.remove': 0 } });
  await page.reload();
  await expect(pane.getByText('Reads findings at night', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(remove).toPass({ timeout: 30_000 });
  await expect(dialog).not.toContainText('seconds');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  // This vendor's list leaves out what is deleted.
  await expect(page.getByRole('heading', { name: 'No token holds these words' })).toBeVisible({ timeout: 30_000 });
  await setRules(page, { holdSeconds: {} });
});
