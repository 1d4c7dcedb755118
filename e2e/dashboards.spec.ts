import { isAccessible } from './accessible';
import { expect, test } from './console';

test('a manager makes a dashboard of cards, puts them in order by keyboard, shares it, and each number opens what it counts', async ({
  page,
  as,
}) => {
  await as('manager');
  await page.goto('/dashboards?source=dlp');
  await expect(page.getByText('Open by severity')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'New dashboard' }).click();
  await dialog.getByLabel('Name').fill('Night shift');
  await dialog.getByLabel('Everybody in this workspace').check();
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await page.waitForURL(/\/dashboards\/[0-9a-f-]{36}/);

  await expect(page.getByText('No cards yet')).toBeVisible();
  await page.keyboard.press('n');
  await dialog.getByLabel('Title').fill('DLP by policy');
  await dialog.getByLabel('Query').fill('is:open source:dlp nofield:x');
  await expect(dialog.getByText(/nofield/)).toBeVisible();
  await dialog.getByLabel('Query').fill('is:open source:dlp');
  await dialog.getByLabel('By', { exact: true }).selectOption('policy');
  await expect(dialog.getByText(/findings? now/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('n');
  await dialog.getByLabel('Title').fill('Arrived');
  await dialog.getByLabel('Query').fill('');
  await dialog.getByLabel('Shown as').selectOption('line');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();

  const titles = page.getByRole('figure').getByRole('heading', { level: 2 });
  await expect(titles).toHaveText(['DLP by policy', 'Arrived']);
  await page.getByRole('button', { name: 'Edit “Arrived”' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(titles).toHaveText(['Arrived', 'DLP by policy']);
  await expect(page.getByRole('button', { name: 'Edit “Arrived”' })).toBeFocused();
  await isAccessible(page, 'own dashboard');

  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { cards } = await page.request.get(`/api/boards/${id}/numbers`).then((answer) => answer.json());
  const first = cards[1].numbers.groups[0].of;
  const counted = await page.request.get('/api/findings/count', { params: { q: first.query } });
  expect((await counted.json()).total).toBe(first.value);
  const csv = await page.request.get(`/api/boards/${id}/csv`).then((answer) => answer.text());
  expect(csv).toContain('"DLP by policy","all"');
  await page
    .getByRole('figure')
    .filter({ hasText: 'DLP by policy' })
    .getByRole('listitem')
    .first()
    .getByRole('link')
    .click();
  await page.waitForURL((url) => url.pathname === '/queue' && url.searchParams.get('q') === first.query);
});

test('an analyst reads a shared dashboard and cannot change it', async ({ page, as }) => {
  await as('analyst');
  await page.goto('/dashboards');
  await page.getByRole('link', { name: 'Night shift' }).click();
  await expect(page.getByRole('heading', { name: 'Night shift' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Add a card/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});
