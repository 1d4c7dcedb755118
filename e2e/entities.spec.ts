import { isAccessible, pressUntil, untilHeard } from './accessible';
import { expect, test } from './console';

test('from a finding to its person, a wrong join is rejected by keyboard with a reason, and Z brings it back', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  const q = encodeURIComponent('source:dlp is:open has:person');
  await page.goto(`/queue?q=${q}`);
  const first = page.getByRole('row').nth(1);
  await expect(first).toBeVisible({ timeout: 60_000 });
  await untilHeard(page);
  await page.keyboard.press('j');
  await pressUntil(page, 'u', page.getByRole('heading', { name: 'Timeline' }));
  await expect(page).toHaveURL(/\/entities\/person\/[\w-]+\?around=/);
  await expect(page.getByText(/within 24 hours before and after the finding you chose/)).toBeVisible();

  // The number is the queue's own, with the query behind it.
  const inQueue = page.getByRole('link', { name: /open findings? in the queue$/ });
  const queryOf = async () =>
    new URL((await inQueue.getAttribute('href')) ?? '', page.url()).searchParams.get('q') ?? '';
  const agrees = () =>
    expect(async () => {
      const answer = await page.request.get(`/api/findings/count?q=${encodeURIComponent(await queryOf())}`);
      const { total } = await answer.json();
      expect(total).toBe(Number((await inQueue.textContent())?.replaceAll(/\D/g, '')));
    }).toPass();
  await agrees();
  const timeline = page.getByRole('list', { name: 'Timeline' });
  await expect(timeline.locator('li[data-of^="finding-"]').first()).toContainText('joined by mail');
  await isAccessible(page, 'entity of a person');

  const chosen = timeline.locator('a:focus');
  await expect(async () => {
    await page.keyboard.press('j');
    expect(await chosen.getAttribute('data-line', { timeout: 500 })).toMatch(/^finding-/);
  }).toPass();
  const line = await chosen.getAttribute('data-line');
  const dialog = page.getByRole('dialog', { name: 'Reject this join' });
  await page.keyboard.press('Shift+N');
  await expect(dialog).toContainText('Joined by mail.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await isAccessible(page, 'reject a join', { within: 'dialog[open]' });
  await page.keyboard.type('A shared mailbox.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(`[data-line="${line}"]`)).toHaveCount(0);
  const rejected = page.getByRole('list', { name: 'Rejected joins' });
  await expect(rejected).toContainText('“A shared mailbox.”');
  await isAccessible(page, 'entity with a rejected join');
  const but = `-id:${line?.replace('finding-', '')}`;
  expect(await queryOf()).toContain(but);
  await agrees();

  await page.keyboard.press('z');
  await expect(page.locator(`[data-line="${line}"]`)).toBeVisible();
  await expect(rejected).toHaveCount(0);
  expect(await queryOf()).not.toContain(but);
  await agrees();

  // Around another finding; opened and left again, it is as it was.
  await page.locator(`[data-line="${line}"]`).focus();
  await page.keyboard.press('Shift+T');
  await expect(page).toHaveURL(new RegExp(`around=${line?.replace('finding-', '')}`));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/findings\//);
  await page.goBack();
  await expect(timeline).toBeVisible();
});

test('a manager reads an entity and cannot reject; what names nothing is a page that is not there', async ({
  page,
  as,
}) => {
  await as('manager');
  await page.goto('/queue?q=has%3Aaccount+is%3Aopen');
  const first = page.getByRole('row').nth(1).getByRole('link').first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  await first.click();
  await page.waitForURL(/\/findings\//);
  await page.locator('a[href^="/entities/account/"]').first().click();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  const reject = page.getByRole('button', { name: /^Reject this join/ }).first();
  await expect(reject).toHaveAttribute('aria-disabled', 'true');
  for (const path of ['person/bm9ib2R5', 'planet/bm9ib2R5', 'person/%25', 'person/AAAA']) {
    expect((await page.goto(`/entities/${path}`))?.status(), path).toBe(404);
  }
});
