import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { isAccessible } from './accessible';
import { expect, test } from './console';

/** What calls getAccount: what a correction of its path is met by. */
async function statusOfAccount(page: Page, tenant: string): Promise<number> {
  const answer = await page.request.post(`/api/connections/${tenant}/operations/getAccount`, {
    headers: { origin: new URL(page.url()).origin },
    data: { params: { name: 'northwind' } },
  });
  return answer.status();
}

test('an admin corrects a path by keyboard, takes the corrections out to a file and in from one', async ({
  page,
  as,
}, info) => {
  await as('admin');
  const { connections } = await page.request.get('/api/connections').then((answer) => answer.json());
  const { id, name } = connections.find((one: { vendor: string }) => one.vendor === 'lacework-edge');
  await page.goto(`/settings/connections/${id}`);
  await expect(async () => {
    await page.keyboard.press('p');
    await expect(page).toHaveURL(/\/paths$/, { timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('row')).toHaveCount(108);
  expect(await statusOfAccount(page, id)).toBe(200);

  const search = page.getByRole('searchbox', { name: /Find an operation/ });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type('getaccount');
  await expect(page.getByRole('row')).toHaveCount(2);
  await search.blur();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Correct getAccount' });
  const path = dialog.getByRole('textbox', { name: 'Path' });
  await expect(path).toBeFocused();
  await path.fill('/api/v1/elsewhere');
  await page.keyboard.press('Enter');
  await expect(path).toHaveAccessibleDescription(/needs \{name\}/);
  await path.fill('/api/v1/elsewhere/{name}');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /getAccount/ });
  await expect(row).toContainText('/api/v1/elsewhere/{name}');
  await expect(row).toContainText('corrected');
  expect(await statusOfAccount(page, id)).toBe(502);

  const out = page.waitForEvent('download');
  await page.keyboard.press('o');
  const file = info.outputPath('corrections.json');
  await (await out).saveAs(file);
  const held = JSON.parse(await readFile(file, 'utf8'));
  expect(held.overrides.operations).toEqual({ getAccount: { verb: 'GET', path: '/api/v1/elsewhere/{name}' } });

  const take = async (operations: object) => {
    await writeFile(file, JSON.stringify({ ...held, overrides: { ...held.overrides, operations } }));
    await page.getByLabel('A file of corrections').setInputFiles(file);
  };
  await take({ getAccount: { path: '/api/v1/accounts/{nobody}' } });
  const refused = page.getByRole('dialog', { name: 'Nothing was changed' });
  await expect(refused).toContainText('file.overrides.operations.getAccount.path');
  await page.keyboard.press('Escape');
  await take({});
  await expect(page.getByRole('status').filter({ hasText: `${name} is corrected` })).toBeVisible();
  await expect(row).toContainText('inferred');
  expect(await statusOfAccount(page, id)).toBe(200);
  await isAccessible(page, 'verbs and paths');

  await expect(page.getByText('Authorization: Bearer {token}')).toBeVisible();
  await page.getByRole('link', { name: 'Edit header and names' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /Header that carries the token/ })).toBeVisible();
});
