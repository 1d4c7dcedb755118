import type { Page } from '@playwright/test';
import { isAccessible, pressUntil, untilHeard } from './accessible';
import { expect, test } from './console';

type Stored = { id: string; externalId: string; tenant: { id: string } };
const NAME = 'Block Payroll';

async function policyOf(page: Page): Promise<Stored> {
  const { items } = await (await page.request.get(`/api/items/policy?q=${encodeURIComponent(NAME)}`)).json();
  return items[0];
}

test('what a policy was is listed with who changed it, and an earlier content is put back by keyboard', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto(`/policies?q=${encodeURIComponent(NAME)}`);
  await expect(page.getByRole('row').filter({ hasText: NAME })).toHaveCount(1, { timeout: 30_000 });
  const { externalId, tenant } = await policyOf(page);
  const place = `/api/connections/${tenant.id}/operations`;
  const headers = { origin: new URL(page.url()).origin };
  const described = async () => {
    const asked = { data: { params: { uuid: externalId } }, headers };
    const { result } = await (await page.request.post(`${place}/getPolicy`, asked)).json();
    return (result.policy ?? result).description as string;
  };
  const before = await described();
  const body = { policy: { description: 'Somebody wrote this.' } };
  const sent = await page.request.post(`${place}/updatePolicy`, {
    data: { params: { uuid: externalId }, body },
    headers,
  });
  expect(sent.ok(), await sent.text()).toBe(true);

  await untilHeard(page);
  const pane = page.getByRole('complementary', { name: 'Policy' });
  await pressUntil(page, 'Enter', pane.getByRole('heading', { name: NAME }));
  const changes = pane.getByRole('region', { name: 'Changes' });
  await expect(changes.getByRole('listitem').first()).toContainText('Description', { timeout: 40_000 });
  await expect(changes).toContainText('→ Somebody wrote this.');
  await expect(changes).toContainText('Asked here by Ada Park');
  await expect(changes).toContainText('Known here since');
  await isAccessible(page, 'what a policy was');

  const dialog = page.getByRole('dialog', { name: `Restore “${NAME}”` });
  await pressUntil(page, 'Shift+R', dialog);
  await dialog
    .getByRole('button', { name: /^Restore version/ })
    .first()
    .press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Description' })).toHaveValue(before);
  await page.keyboard.press('ControlOrMeta+Enter');
  const diff = dialog.getByRole('table', { name: 'What will change' });
  await expect(diff.getByRole('row')).toHaveCount(2);
  await expect(diff.getByRole('row').nth(1)).toContainText('Somebody wrote this.');
  await isAccessible(page, 'an earlier content before it is put back', { within: 'dialog[open]' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  expect(await described()).toBe(before);
  await expect(changes.getByRole('listitem').first()).toContainText('Somebody wrote this. →', { timeout: 40_000 });
});

test('a policy that found something shows how much a day, and every number opens as many', async ({ page, as }) => {
  test.slow();
  await as('manager');
  await page.goto('/policies/findings');
  const table = page.getByRole('table', { name: 'Policies by what they found' });
  await expect(table.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
  await untilHeard(page);
  const pane = page.getByRole('complementary', { name: 'Policy' });
  await table.getByRole('row').nth(1).getByRole('button').press('Enter');
  await expect(pane.getByRole('heading', { level: 2 }).first()).toBeFocused();
  await expect(pane.getByRole('application')).toBeVisible();
  await isAccessible(page, 'what one policy found');
  const links = pane.getByRole('link');
  await expect(links).toHaveCount(4);
  // Findings come and go meanwhile: both are of one moment when nothing came between.
  await expect(async () => {
    await page.reload();
    await expect(links).toHaveCount(4);
    for (const link of await links.all()) {
      const q = new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('q') ?? '';
      const { total } = await (await page.request.get(`/api/findings/count?q=${encodeURIComponent(q)}`)).json();
      expect(
        Number(
          (await link.textContent())
            ?.split(',  ')[0]
            ?.replace(/, \d+ ?%$/, '')
            .replaceAll(',', ''),
        ),
      ).toBe(total);
    }
  }).toPass({ timeout: 40_000 });

  await page.keyboard.press('t');
  const behind = pane.getByRole('region', { name: /^Found a day/ }).getByRole('row');
  await expect(behind).toHaveCount(31);
  await page.keyboard.press(']');
  await expect(pane.getByRole('heading', { level: 2 }).first()).toHaveText(
    (await table.getByRole('row').nth(2).getByRole('button').textContent()) ?? '',
  );
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
});

test('an alert config stands among the policies, says what it lets through, and is cloned but not changed', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/policies?kind=alert_config');
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('checkbox', { name: /^Alert config/ })).toBeChecked();
  await untilHeard(page);
  const pane = page.getByRole('complementary', { name: 'Policy' });
  await pressUntil(page, 'Enter', pane.getByRole('heading', { level: 2, name: /^Alert on/ }));
  await expect(pane.getByRole('region', { name: 'On which conditions' })).toContainText('condition');
  const alerts = pane.getByRole('region', { name: 'Alerts of these conditions' }).getByRole('link');
  await expect(alerts).toHaveText(/^\d+$/);
  await isAccessible(page, 'an alert config among the policies');
  await page.keyboard.press('e');
  await expect(page.getByRole('status').filter({ hasText: 'has no change of an alert config' })).toBeVisible();
  const dialog = page.getByRole('dialog');
  await pressUntil(page, 'Shift+C', dialog.getByRole('textbox', { name: 'Name' }));
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(/^Copy of Alert on/);
});
