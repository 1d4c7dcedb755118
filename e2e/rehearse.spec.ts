import { isAccessible } from './accessible';
import { expect, sandbox, test } from './console';

test.afterEach(async () => {
  await fetch(`${sandbox().control}/faults`, { method: 'DELETE' });
});

test('an admin rehearses an outage by keyboard, sees what it does, what the vendor said, and ends it', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  const origin = new URL(page.url()).origin;
  const { connections } = await page.request.get('/api/connections').then((answer) => answer.json());
  // By name: another test may have connected a second tenant of the same vendor.
  const idOf = (tenant: string) => connections.find((one: { name: string }) => one.name === tenant).id;
  await page.goto('/settings/sandbox');
  await expect(page.getByText('No fault is set.')).toBeVisible();
  const faults = page.getByRole('table', { name: 'Faults that are set' });
  const struck = (vendor: string) => faults.getByRole('row', { name: vendor }).getByRole('cell').nth(3);

  await page.getByRole('button', { name: 'Begin: Every session ends at once' }).press('Enter');
  await expect(faults.getByRole('row')).toHaveCount(3);
  const read = await page.request.post(`/api/connections/${idOf('global')}/operations/queryUsers`, {
    headers: { origin },
    data: { params: {} },
  });
  expect(read.status()).toBe(200); // one sign-in anew, and nobody has seen it
  await expect(struck('Lacework Edge')).toHaveText('1', { timeout: 30_000 });

  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Set a fault' });
  await dialog.getByLabel('Vendor').selectOption({ label: 'Workato' });
  await dialog.getByLabel('At most, calls').fill('20');
  await isAccessible(page, 'a fault');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(faults.getByRole('row', { name: /Workato.*Answers a status 503/ })).toContainText('every one');
  // The next look at the tenant meets it; nobody waits for that in a test.
  await page.request.post(`/api/connections/${idOf('automation-prod')}/sync-now`, { headers: { origin } });
  await expect(struck('Workato')).toHaveText(/[1-9]/, { timeout: 30_000 });
  await expect(page.getByRole('list', { name: 'Connections' })).toContainText('automation-prod');
  await page.keyboard.press('Shift+X');
  await expect(page.getByText('No fault is set.')).toBeVisible();

  await page.goto('/sources');
  const source = page.getByRole('region', { name: 'automation-prod' });
  await source.getByText(/^Calls:/).click();
  await expect(source.getByRole('list', { name: 'Last failures' })).toContainText('(503)', { timeout: 30_000 });
  await expect(source.getByRole('table', { name: 'Calls to automation-prod' })).toContainText('workato');
  await isAccessible(page, 'calls of a source');
});

test('who is no admin has no sandbox to play with', async ({ page, as }) => {
  await as('manager');
  expect((await page.goto('/settings/sandbox'))?.status()).toBe(404);
  expect((await page.request.get('/api/sandbox')).status()).toBe(403);
});
