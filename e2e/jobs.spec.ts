import type { Page } from '@playwright/test';
import { isAccessible, untilHeard } from './accessible';
import { setRules } from './acting-rules';
import { expect, sandbox, test } from './console';

/** Signed out; a page that still asks for something would go to the sign-in by itself. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
}

/** A toast, among all that is announced. */
const told = (page: Page, hasText: string) => page.getByRole('status').filter({ hasText });

test('an admin sets holds, winners and what a large bulk needs; what is not possible is told at its field', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/settings/acting');
  const typed = page.getByLabel('A second person agrees above');
  await expect(typed).toHaveValue('500');
  await page.getByLabel('Close alert (edge.close)').fill('601');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Close alert (edge.close)')).toHaveAccessibleDescription(/600/);
  await page.getByLabel('Close alert (edge.close)').fill('8');
  await typed.fill('100000');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(told(page, 'Saved')).toBeVisible();
});

test('all that match, by keyboard alone: confirmed with its number, taken back with Z, then done', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/queue?q=source%3Adlp');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await untilHeard(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: /^All .* matching/ })).toBeVisible();
  await page.keyboard.press('Shift+X');
  const bar = page.getByRole('region', { name: 'Selected findings' });
  await expect(bar).toContainText(/All [\d,]+ matching/);
  const total = Number((await bar.textContent())?.match(/All ([\d,]+) matching/)?.[1]?.replace(',', ''));
  expect(total).toBeGreaterThan(50);

  const freeze = async () => {
    await page.keyboard.press('2');
    await expect(page.getByRole('alertdialog')).toContainText('Kept here only');
  };
  await freeze();
  await isAccessible(page, 'bulk confirm', { within: 'dialog[open]' });
  await page.keyboard.type(String(total));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(told(page, 'B shows it')).toBeVisible();
  await page.keyboard.press('z');
  await expect(told(page, 'Taken back')).toBeVisible();

  await page.keyboard.press('b');
  await page.getByRole('link', { name: 'Severity: high' }).first().click();
  await expect(page.getByLabel('Counts')).toContainText(`Cancelled${total.toLocaleString('en-US')}`);

  await page.goto('/queue?q=source%3Adlp');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await untilHeard(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+X');
  await expect(bar).toContainText(/All [\d,]+ matching/);
  await freeze();
  await page.keyboard.type(String(total));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.keyboard.press('b');
  await page.getByRole('link', { name: 'Severity: high' }).first().click();
  await expect(page.getByLabel('Counts')).toContainText(`Done${total.toLocaleString('en-US')}`, { timeout: 40_000 });
  await isAccessible(page, 'job');
});

test('a bulk that needs a second person waits for one, who agrees with Y; a write to the vendor is cancelled in mid-way', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/settings/acting');
  await setRules(page, { secondOver: 50 });
  await leave(page);
  await as('analyst');
  await page.goto('/queue');
  const { origin } = new URL(page.url());
  const headers = { origin };
  const work = { type: 'command', command: 'dlp.note', input: { notes: 'Looked at together' } };
  const frozen = await page.request.post('/api/jobs', { data: { scope: { q: 'is:open' }, work }, headers });
  const { id, version, selected } = await frozen.json();
  const body = { version, typed: selected };
  expect((await page.request.post(`/api/jobs/${id}/confirm`, { data: body, headers })).ok()).toBe(true);
  await page.goto(`/jobs/${id}`);
  await expect(page.getByText('Waits for a second person')).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('y');
    await expect(told(page, 'somebody else than you')).toBeVisible({ timeout: 1000 });
  }).toPass();

  await leave(page);
  await as('admin');
  await fetch(`${sandbox().control}/calls`, { method: 'DELETE' });
  await page.goto(`/jobs/${id}`);
  await expect(page.getByText('Waits for a second person')).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('y');
    await expect(page.getByText('agreed to by')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(async () => {
    await page.keyboard.press('z');
    await expect(page.getByLabel('Counts')).toContainText('Waiting0', { timeout: 2000 });
  }).toPass();
  const { calls } = await fetch(`${sandbox().control}/calls?operation=incident_notes`).then((answer) => answer.json());
  expect(calls).toEqual([]);
  await setRules(page, { secondOver: 500 });
});

test('the vendor changes what was set here: both stand side by side with who and when, and one is chosen', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/queue');
  const { origin } = new URL(page.url());
  const headers = { origin };
  const alerts = await page.request.get('/api/findings?q=source%3Aedge%20status%3Anew');
  const { items } = await alerts.json();
  const [{ id, externalId, version, tenant }] = items;
  const set = { status: 'waiting', version };
  expect((await page.request.put(`/api/findings/${id}/status`, { data: set, headers })).ok()).toBe(true);
  const portal = JSON.stringify({ id: externalId, set: { status: 2 } });
  expect((await fetch(`${sandbox().control}/portal/lacework-edge`, { method: 'POST', body: portal })).ok).toBe(true);
  await page.request.post(`/api/connections/${tenant.id}/sync-now`, { headers });

  const card = page.getByRole('region', { name: 'Two values of the status' });
  await expect(async () => {
    await page.goto(`/findings/${id}`);
    await expect(card).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(card).toContainText('Waiting');
  await expect(card).toContainText('Ada Park');
  await isAccessible(page, 'conflict card');
  await card.getByRole('button', { name: 'Take the vendor’s' }).click();
  await expect(card).toBeHidden();
  await expect(page.getByRole('region', { name: 'Status at the vendor' })).toContainText('In progress');
});
