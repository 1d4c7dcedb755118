import type { Page } from '@playwright/test';
import { isAccessible, pressUntil, untilHeard } from './accessible';
import { setRules } from './acting-rules';
import { expect, sandbox, signIn, test } from './console';

/** A toast, among all that is announced. */
const told = (page: Page, hasText: string) => page.getByRole('status').filter({ hasText });

/** What the vendor was asked to change of its policies. */
async function sent(): Promise<unknown[]> {
  const { calls } = await fetch(`${sandbox().control}/calls?operation=updatePolicy`).then((answer) => answer.json());
  return calls;
}

/** Gives the analyst's account another role. */
async function setRole(admin: Page, role: 'analyst' | 'admin'): Promise<void> {
  const { people } = await (await admin.request.get('/api/people')).json();
  const { id, version } = people.find(({ email }: { email: string }) => email.startsWith('analyst@'));
  const headers = { origin: new URL(admin.url()).origin };
  const answer = await admin.request.put(`/api/people/${id}/role`, { data: { role, version }, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Opens one policy that is on, beside its list. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto(`/policies?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1, { timeout: 30_000 });
  await untilHeard(page);
  const heading = page.getByRole('complementary', { name: 'Policy' }).getByRole('heading', { name });
  await expect(async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(heading).toBeVisible({ timeout: 2000 });
  }).toPass();
}

/** Asks for the suspension of the open policy by keyboard alone. */
async function suspend(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog');
  await pressUntil(page, 's', dialog);
  const button = dialog.getByRole('button', { name: /^Suspend/ });
  await expect(button).toBeEnabled({ timeout: 20_000 });
  await button.press('Enter');
  await expect(dialog).toBeHidden({ timeout: 20_000 });
}

test('a policy is suspended only when a second admin agrees: by keyboard, taken back, refused, agreed to', async ({
  page,
  as,
  browser,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/settings/acting');
  await page.getByLabel('A second person agrees', { exact: true }).check();
  await isAccessible(page, 'rules of acting with a second person');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(told(page, 'Saved')).toBeVisible();
  await setRole(page, 'admin');
  await fetch(`${sandbox().control}/calls`, { method: 'DELETE' });
  const theirs = await browser.newContext();
  const second = await theirs.newPage();
  try {
    await open(page, 'Block Payroll');
    const pane = page.getByRole('complementary', { name: 'Policy' });
    await suspend(page);
    const asked = pane.getByRole('region', { name: /You ask for a change/ });
    await expect(asked).toContainText('Status: Active → Suspended');
    await isAccessible(page, 'policy that waits for a second person');
    await page.keyboard.press('y');
    await expect(told(page, 'somebody else than you')).toBeVisible();
    await page.keyboard.press('z');
    await expect(told(page, 'Taken back').first()).toBeVisible();
    await expect(asked).toBeHidden();

    await suspend(page);
    await signIn(second, 'analyst');
    await second.goto('/approvals');
    const waiting = second.getByRole('region', { name: 'Changes that wait for a second person' });
    await expect(waiting.getByRole('listitem')).toContainText('Suspend policy: Block Payroll');
    await isAccessible(second, 'approvals with a change that waits');
    await waiting.getByRole('button', { name: /^Refuse/ }).click();
    await expect(told(second, 'Refused. Nothing was sent.')).toBeVisible();
    await page.reload();
    await expect(pane.getByText(/^Refused by/)).toBeVisible();
    expect(await sent()).toEqual([]);

    await expect(asked).toBeHidden();
    await suspend(page);
    await open(second, 'Block Payroll');
    await expect(second.getByText(/asks for a change/)).toBeVisible();
    await second.keyboard.press('y');
    await expect(told(second, 'is on its way')).toBeVisible();
    await expect(second.getByRole('complementary', { name: 'Policy' }).getByText(/agreed to by/)).toBeVisible({
      timeout: 20_000,
    });
    expect(await sent()).toHaveLength(1);
    const row = second.getByRole('row').filter({ hasText: 'Block Payroll' });
    await expect(row).toContainText('Suspended', { timeout: 20_000 });
  } finally {
    await setRole(page, 'analyst');
    await setRules(page, { secondForPolicies: false });
    await theirs.close();
  }
});
