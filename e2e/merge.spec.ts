import { isAccessible, pressUntil, untilHeard } from './accessible';
import { expect, test } from './console';

type Row = { id: string; title: string; merged: { count: number } | null; status: string };

test('duplicates are merged by keyboard, told on both sides, closed together only when asked, and split off again', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  // Three that no other test looks for: the newest, where rules have the oldest.
  const q = 'source:posture kind:cloud_alert severity:low is:open is:unowned -has:verdict created:<29d';
  const rowsOf = async (query: string, limit = 3): Promise<Row[]> =>
    (await (await page.request.get(`/api/findings?q=${encodeURIComponent(query)}&sort=-created&limit=${limit}`)).json())
      .items;
  await expect.poll(async () => (await rowsOf(q)).length).toBe(3);
  const found = await rowsOf(q);
  const ids = found.map(({ id }) => id);
  const these = encodeURIComponent(`id:${ids.join(',')} is:open`);
  const countOf = async (query: string) =>
    (await (await page.request.get(`/api/findings/count?q=${encodeURIComponent(query)}`)).json()).total;
  const open = await countOf('is:open');

  await page.goto(`/queue?q=${these}&sort=created`);
  await expect(page.getByRole('row')).toHaveCount(4);
  await untilHeard(page);
  await page.keyboard.press('j');
  for (const _ of [1, 2]) await page.keyboard.press('Shift+J');
  await expect(page.getByRole('status').filter({ hasText: '3 selected' })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Merge: 3 findings' });
  await pressUntil(page, 'd', dialog);
  await expect(dialog.getByRole('option')).toHaveCount(3);
  await isAccessible(page, 'merge findings', { within: 'dialog[open]' });
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^2 findings: merged into “/)).toBeVisible();
  await expect(page.getByText('+2 merged')).toBeVisible();
  expect(await countOf('is:open')).toBe(open - 2);
  expect(await countOf('is:merged')).toBe(2);
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: 'and 2 merged' })).toBeVisible();
  await isAccessible(page, 'a finding that stands for others');
  const leader = (await rowsOf(`id:${ids.join(',')} is:open`))[0];
  if (!leader) throw new Error('one of them leads');
  await page.goto(`/findings/${leader.id}`);
  const list = page.getByRole('region', { name: 'Stands for 2 merged findings' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await isAccessible(page, 'what a finding stands for');
  // Closing it offers the others, and does nothing to them unasked.
  const close = page.getByRole('dialog', { name: 'Close with verdict' });
  await pressUntil(page, 'e', close);
  await expect(close.getByRole('checkbox', { name: 'Also the 2 findings merged into it' })).not.toBeChecked();
  await close.getByRole('checkbox').press('Space');
  await expect(close.getByRole('list', { name: 'What will happen' })).toContainText('3 · resolved here only');
  await page.keyboard.press('Escape');
  await expect(close).toHaveCount(0);

  await list.getByRole('link').first().press('Enter');
  const note = page.getByText(/^Merged into/);
  await expect(note).toContainText('Kept here, nothing is sent to the vendor.');
  await isAccessible(page, 'a merged finding');
  await page.getByRole('tab', { name: 'Timeline' }).press('Enter');
  await expect(page.getByText(/^Merged it into “/).first()).toBeVisible();
  await pressUntil(page, 'Shift+D', page.getByText('Split off', { exact: true }).first());
  await expect(note).toHaveCount(0);
  expect(await countOf('is:merged')).toBe(1);
  await page.keyboard.press('z');
  await expect(note).toBeVisible();
  expect(await countOf('is:merged')).toBe(2);

  await page.goto(`/findings/${leader.id}`);
  await expect(page.getByRole('region', { name: 'Stands for 2 merged findings' })).toBeVisible();
  await pressUntil(page, 'Shift+D', page.getByText('Split off', { exact: true }).first());
  await expect(page.getByRole('region', { name: /^Stands for/ })).toHaveCount(0);
  expect(await countOf('is:open')).toBe(open);
  await page.getByRole('tab', { name: 'Timeline' }).press('Enter');
  await expect(page.getByText(/^Split off from this: “/).first()).toBeVisible();
});
