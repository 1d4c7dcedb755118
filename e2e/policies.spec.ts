import { isAccessible } from './accessible';
import { askVendor, expect, test, vendorOf } from './console';

type Policy = { uuid: string; name: string; app_filter: { include_any: { all: string[] }[] } };

/** The policy as the vendor itself answers it. */
async function heldByVendor(uuid: string): Promise<Policy> {
  const { credentials } = vendorOf('lacework-edge');
  const { token } = await askVendor<{ token: string }>(
    'lacework-edge',
    `/api/v1/token_login?account=${credentials.accountName}`,
    { headers: { authorization: `Bearer ${credentials.apiToken}` } },
  );
  const headers = { authorization: `Bearer ${token}` };
  return askVendor<Policy>('lacework-edge', `/api/v1/policies/${uuid}`, { headers });
}

test('an admin widens a policy by keyboard, sees what it comes to and what will change, and the vendor holds it', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/policies?q=Block+Payroll');
  const row = page.getByRole('row').filter({ hasText: 'Block Payroll' });
  await expect(row).toHaveCount(1, { timeout: 30_000 });
  const pane = page.getByRole('complementary', { name: 'Policy' });
  await expect(async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(pane.getByRole('heading', { name: 'Block Payroll' })).toBeVisible({ timeout: 3000 });
  }).toPass();
  const uuid = (await pane.locator('code').first().textContent()) ?? '';
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  const apps = dialog.getByRole('group', { name: 'For which apps' });
  await expect(apps.getByRole('status')).toHaveText(/^It applies to 1 of \d+ apps: Payroll\.$/, { timeout: 30_000 });
  await apps.getByRole('combobox', { name: 'Where: or' }).fill('Jira');
  await page.keyboard.press('Enter');
  await expect(apps.getByRole('status')).toContainText('applies to 2 of');
  await isAccessible(page, 'the filter builder');

  await apps.getByRole('combobox', { name: 'Except where' }).fill('app:nothing-of-this-name');
  await page.keyboard.press('Enter');
  await apps.getByRole('button', { name: 'Remove Jira' }).press('Enter');
  await apps.getByRole('button', { name: 'Remove Payroll' }).press('Enter');
  await expect(apps.getByRole('status')).toContainText('It applies to every app');
  await apps.getByRole('button', { name: /^Remove nothing-of-this-name/ }).press('Enter');
  await apps.getByRole('combobox', { name: 'Where', exact: true }).fill('Jira');
  await page.keyboard.press('Enter');

  await page.keyboard.press('ControlOrMeta+Enter');
  const changes = dialog.getByRole('table', { name: 'What will change' });
  await expect(changes.getByRole('row').nth(1)).toHaveText(/App filter\s*Payroll\s*Jira/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  const held = await heldByVendor(uuid);
  expect(held.app_filter.include_any).toHaveLength(1);
  expect(held.app_filter.include_any[0]?.all).toHaveLength(1);
  await expect(pane.getByText(/^Block for Payroll/)).toBeHidden({ timeout: 30_000 });
});

test('what each policy found is counted as its query counts it', async ({ page, as }) => {
  await as('manager');
  await page.goto('/policies/findings');
  const row = page.getByRole('table', { name: 'Policies by what they found' }).getByRole('row').nth(1);
  await expect(row).toBeVisible({ timeout: 30_000 });
  await isAccessible(page, 'policies by what they found');
  // Findings come and go meanwhile: both are of one moment when nothing came between.
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible();
    for (const cell of [0, 1]) {
      const link = row.getByRole('cell').nth(cell).getByRole('link');
      const q = new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('q') ?? '';
      const { total } = await page.request
        .get(`/api/findings/count?q=${encodeURIComponent(q)}`)
        .then((answer) => answer.json());
      expect(Number((await link.textContent())?.replaceAll(',', ''))).toBe(total);
    }
  }).toPass({ timeout: 40_000 });
});
