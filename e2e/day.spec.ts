import { pressUntil, untilHeard } from './accessible';
import { expect, sandbox, test, vendorOf } from './console';

type Incident = { internalId: string; status: string; resolution: string | null; notes: { body: string }[] | null };

/** The incident as the vendor itself answers it. */
async function heldByVendor(id: string): Promise<Incident> {
  const { url, credentials } = vendorOf('zscaler-workflow');
  const answer = await fetch(`${url}/v1/auth/api-key/token`, {
    method: 'POST',
    body: JSON.stringify({ key_id: credentials.keyId, key_secret: credentials.keySecret }),
  });
  const { token } = await answer.json();
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${url}/dlp/v1/incidents/${encodeURIComponent(id)}`, { headers }).then((one) => one.json());
}

test('an analyst filters, opens and closes a DLP incident with a note, by keyboard, and the vendor holds it', async ({
  page,
  as,
}) => {
  await as('analyst');
  await page.goto('/queue');
  await expect(page.getByRole('grid')).toBeVisible();
  await untilHeard(page);
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('source:dlp is:open');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=source(%3A|:)dlp/);
  await expect(page.getByRole('row').nth(1)).toContainText('DLP');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/findings\//);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { externalId } = await page.request.get(`/api/findings/${id}`).then((answer) => answer.json());
  expect((await heldByVendor(externalId)).status).not.toBe('RESOLVED');

  const dialog = page.getByRole('dialog');
  await expect(page.getByRole('button', { name: /^Close…/ })).toBeVisible();
  // The address changes before the page behind it listens to keys.
  await expect(async () => {
    await page.keyboard.press('e');
    await expect(dialog).toBeVisible({ timeout: 3000 });
  }).toPass();
  await dialog.getByLabel('Verdict').selectOption({ label: 'False positive' });
  await dialog.getByLabel('Note').fill('Test data, agreed with the owner.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('status').filter({ hasText: /Z/ }).first()).toBeVisible();
  expect((await heldByVendor(externalId)).status).not.toBe('RESOLVED'); // held: nothing has left yet
  await expect
    .poll(async () => (await heldByVendor(externalId)).status, { timeout: 40_000, intervals: [1000] })
    .toBe('RESOLVED');
  const held = await heldByVendor(externalId);
  expect(held.resolution).toBe('FALSE_POSITIVE');
  expect(held.notes?.filter((note) => note.body.startsWith('Test data, agreed'))).toHaveLength(1);
  await expect(page.getByText(/Confirmed/).first()).toBeVisible({ timeout: 20_000 });
});

test('Z takes a close back while it is held, and the vendor hears nothing', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue?q=source%3Adlp+is%3Aopen');
  await pressUntil(page, 'j', page.locator('[data-row][data-active]'));
  await fetch(`${sandbox().control}/calls`, { method: 'DELETE' });
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Verdict').selectOption({ label: 'Benign' });
  await dialog.getByLabel('Note').fill('By mistake.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('z');
  await expect(page.getByRole('status').filter({ hasText: /taken back/i })).toBeVisible();
  const { calls } = await fetch(`${sandbox().control}/calls?operation=incident_close`).then((answer) => answer.json());
  expect(calls).toEqual([]);
});

test('a close is out of the way at once; one that is refused comes back with what was typed', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/queue?q=source%3Adlp+is%3Aopen');
  await pressUntil(page, 'j', page.locator('[data-row][data-active]'));
  const id = await page.locator('[data-row][data-active]').getAttribute('data-row');
  const row = page.locator(`[data-row="${id}"]`);
  const refusing = async () => {
    let refuse = () => {};
    const asked = new Promise<void>((done) => {
      refuse = done;
    });
    await page.route('**/api/findings/*/close', async (route) => {
      await asked;
      const problem = { code: 'unavailable', message: 'The database does not answer just now.', requestId: 'e2e' };
      await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    return refuse;
  };
  const refuse = await refusing();
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('e');
  await dialog.getByLabel('Verdict').selectOption({ label: 'Benign' });
  await dialog.getByLabel('Note').fill('Agreed with the owner.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Saving');
  await expect(page.locator('[data-row][data-active]')).not.toHaveAttribute('data-row', id ?? '');
  // The next is begun before the answer is there.
  await page.keyboard.press('n');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The next one.');
  refuse();
  await expect(dialog.getByText('The database does not answer just now.')).toBeVisible();
  await expect(dialog.filter({ hasText: 'Close with verdict' }).getByLabel('Note')).toHaveValue(
    'Agreed with the owner.',
  );
  await expect(row).not.toContainText('Saving');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('The next one.');

  // Its page was left before it was refused: a toast says so.
  await page.keyboard.press('Escape');
  const refuseLater = await refusing();
  await pressUntil(page, 'e', dialog);
  await dialog.getByLabel('Verdict').selectOption({ label: 'Benign' });
  await dialog.getByLabel('Note').fill('Agreed with the owner.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('m');
  await page.waitForURL(/\/work/);
  refuseLater();
  await expect(page.getByRole('status').filter({ hasText: 'The database does not answer just now.' })).toBeVisible();
});

test('an analyst answers a workflow run, and the vendor holds the answer', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/approvals');
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const waiting = await page.getByText(/requests? waits? for an answer/).textContent();
  const inRail = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Approvals/ });
  await expect(inRail).toContainText(parseInt(waiting ?? '', 10).toLocaleString('en-US'));
  const dialog = page.getByRole('dialog');
  const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
  const closed = dialog.getByText('asks for an approval code');
  for (let row = 0; row < 4; row++) {
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await expect(approve.or(closed)).toBeVisible();
    if (await approve.isVisible()) break;
    await page.keyboard.press('Escape'); // one that asks for a code cannot be answered here, and says so
  }
  await dialog.getByRole('textbox').first().fill('Seen in the change calendar.');
  await approve.click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText(/requests? waits? for an answer|Nothing waits/)).not.toHaveText(waiting ?? '');
});

test('an analyst makes a tag at Workato', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/tags');
  await page
    .getByRole('button', { name: /New tag/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Reviewed in triage');
  await dialog.getByRole('button', { name: 'Make the tag' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText('Reviewed in triage').first()).toBeVisible();
  const { url, credentials } = vendorOf('workato');
  const headers = { authorization: `Bearer ${credentials.apiToken}` };
  const { data } = await fetch(`${url}/api/tags?per_page=100`, { headers }).then((answer) => answer.json());
  expect(data.tags.map((tag: { title: string }) => tag.title)).toContain('Reviewed in triage');
});

test('an admin connects a fifth tenant and rotates its key', async ({ page, as }) => {
  await as('admin');
  const { url, credentials } = vendorOf('workato');
  await page.goto('/settings/connections/new');
  await page.getByRole('link', { name: /Workato/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('automation-dev');
  await page.getByLabel('Address', { exact: true }).selectOption({ label: 'Another address' });
  await page.getByLabel('The other address').fill(url);
  await page.getByLabel('The same address once more').fill(url);
  await page.getByLabel('API client token').fill(credentials.devApiToken ?? '');
  await page.getByRole('button', { name: /^Test/ }).click();
  await expect(page.getByText('The token belongs to the workspace')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: /^(Save|Connect)/ }).click();
  await page.waitForURL(/\/settings\/connections\/[0-9a-f-]{36}/);
  await expect(page.getByText('Working').first()).toBeVisible({ timeout: 30_000 });

  await page
    .getByRole('button', { name: /Rotate|New credentials/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/API client token/).fill('wrong-token-0000');
  await dialog
    .getByRole('button', { name: /Rotate|Save|Replace/ })
    .last()
    .click();
  await expect(page.getByText(/refused|did not take|not accepted/i).first()).toBeVisible({ timeout: 30_000 });
});

test('a manager sees the dashboard, and is refused an action', async ({ page, as }) => {
  await as('manager');
  await page.goto('/dashboards');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Open by severity')).toBeVisible();
  const list = await page.request.get('/api/findings?q=source:dlp').then((answer) => answer.json());
  const finding = list.items[0];
  const refused = await page.request.post(`/api/findings/${finding.id}/actions`, {
    headers: { origin: new URL(page.url()).origin },
    data: { command: 'dlp.close', input: {} },
  });
  expect(refused.status()).toBe(403);
  await page.goto(`/findings/${finding.id}`);
  await expect(page.getByRole('button', { name: /^Close/ }).first()).toHaveAttribute('aria-disabled', 'true');
});
