import type { Page } from '@playwright/test';
import { isAccessible } from './accessible';
import { askVendor, expect, sandbox, test, vendorOf } from './console';

/** Opens an operation of a tenant in the API console, as an address that a colleague sent would. */
async function open(page: Page, vendor: string, operation: string): Promise<void> {
  const { sources } = await page.request.get('/api/sources').then((answer) => answer.json());
  const tenant = sources.find((one: { vendor: string }) => one.vendor === vendor);
  await page.goto(`/settings/console?tenant=${tenant.id}&operation=${operation}`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
}

const field = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}( · optional)?$`));
const result = (page: Page) => page.getByRole('region', { name: 'Result' });

/** Runs what the form holds, by key; the page may not listen yet when it has just come. */
async function run(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(result(page).or(page.getByRole('alertdialog'))).toBeVisible({ timeout: 2000 });
  }).toPass();
}

async function answered(page: Page, status: string): Promise<void> {
  await expect(result(page).getByText(status, { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** What the vendor was sent for an operation, past the console. */
async function received(operation: string): Promise<unknown[]> {
  const { calls } = await fetch(`${sandbox().control}/calls?operation=${operation}`).then((answer) => answer.json());
  return calls.map((call: { body: unknown }) => call.body);
}

test('an admin reads and writes at each vendor through the API console, and the vendor holds it', async ({
  page,
  as,
}) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await as('admin');
  const { items } = await page.request.get('/api/findings?q=source:dlp+is:open').then((answer) => answer.json());
  const incidentId: string = items[0].externalId;
  const [note, tag, attribute] = ['Note', 'Tag', 'Disk'].map((word) => `${word} ${Date.now()}`);

  // Held for twenty seconds, in which the other vendors are asked.
  await open(page, 'zscaler-workflow', 'incident_notes');
  await field(page, 'incidentId').fill(incidentId);
  await field(page, 'notes').fill(note ?? '');
  await run(page);
  await expect(result(page).getByRole('button', { name: /^Take it back/ })).toBeVisible({ timeout: 30_000 });

  // Posture Control offers nothing to write.
  await open(page, 'zscaler-posture', 'list_cloud_alerts');
  await run(page);
  await answered(page, '200');
  await result(page).getByRole('tab', { name: /Table/ }).click();
  await expect(result(page).getByRole('row').nth(1)).toContainText('ZS-CLOUD-');
  await isAccessible(page, 'API console, a read');

  await open(page, 'workato', 'createTag');
  await field(page, 'title').fill(tag ?? '');
  await field(page, 'color').fill('no such colour');
  await run(page);
  await expect(result(page).getByRole('alert')).toContainText(/color/i, { timeout: 30_000 });
  await field(page, 'color').fill('');
  await run(page);
  await answered(page, '200');
  const headers = { authorization: `Bearer ${vendorOf('workato').credentials.apiToken}` };
  type Tags = { data: { tags: { title: string }[] } };
  const { data } = await askVendor<Tags>('workato', '/api/tags?per_page=100', { headers });
  expect(data.tags.filter(({ title }) => title === tag)).toHaveLength(1);
  await open(page, 'workato', 'listTags');
  await run(page);
  await answered(page, '200');
  await expect(result(page).getByRole('treeitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('/api/tags');
  expect(copied).not.toContain(vendorOf('workato').credentials.apiToken);

  await open(page, 'lacework-edge', 'createPostureAttribute');
  await field(page, 'name').fill(attribute ?? '');
  await run(page);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Run it' }).click();
  await answered(page, '201');
  expect(JSON.stringify(await received('createPostureAttribute'))).toContain(attribute);
  await open(page, 'lacework-edge', 'listPostureAttributes');
  await run(page);
  await answered(page, '200');
  await result(page).getByRole('tab', { name: /Table/ }).click();
  await expect(result(page)).toContainText(attribute ?? '');

  await expect
    .poll(async () => JSON.stringify(await received('incident_notes')), { timeout: 40_000, intervals: [1000] })
    .toContain(note);
  await open(page, 'zscaler-workflow', 'get_incident_details');
  await field(page, 'incidentId').fill(incidentId);
  await run(page);
  await answered(page, '200');
  await expect(result(page)).toContainText(incidentId);

  const own = page.getByRole('region', { name: 'Your calls' });
  await expect(own.getByRole('listitem').first()).toContainText('get_incident_details');
  await own.getByRole('button', { name: 'Load createTag again' }).first().click();
  await expect(field(page, 'title')).toHaveValue(tag ?? '');
  await isAccessible(page, 'API console, a write');
});

test('an analyst has the reads and the writes of the role, a manager has no console', async ({ page, as }) => {
  await as('analyst');
  await open(page, 'lacework-edge', 'queryUsers');
  const picker = page.getByRole('navigation', { name: 'Operations' });
  await expect(picker.getByRole('link', { name: /answer/i })).toBeVisible();
  await expect(picker.getByRole('link', { name: /Create a new alert config/ })).toHaveCount(0);
  await page.context().clearCookies();
  await as('manager');
  await page.goto('/settings/console');
  await expect(page.getByText('for analysts and admins')).toBeVisible();
});
