import { isAccessible, pressUntil } from './accessible';
import { expect, test } from './console';

test('the words of all vendors in one list: found, read as one another by keyboard, and their findings with them', async ({
  page,
  as,
}) => {
  test.slow();
  await as('analyst');
  await page.goto('/tags');
  const lists = page.getByRole('navigation', { name: 'Lists of tags' });
  await lists.getByRole('link', { name: 'Vocabulary' }).click();
  const list = page.getByRole('table', { name: 'Vocabulary' });
  const word = (name: string) => list.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  // By itself this test may be ahead of the first sync.
  await expect(list.getByRole('link', { name: /findings of/ }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('DLP cannot list its labels, resolution labels among them')).toBeVisible();
  await expect(
    list
      .getByRole('row')
      .filter({ hasText: /\d+ (policy|policies)/ })
      .first(),
  ).toBeVisible();
  await expect(
    list
      .getByRole('row')
      .filter({ hasText: /\d+ assets?/ })
      .first(),
  ).toBeVisible();
  await isAccessible(page, 'vocabulary');

  // The number is that of the query behind it.
  const counted = list.getByRole('link', { name: /findings of/ }).first();
  const [, many = '', label = ''] =
    /^([\d,]+) findings of (.*)$/.exec((await counted.getAttribute('aria-label')) ?? '') ?? [];
  await counted.click();
  await page.waitForURL(/\/queue/);
  await expect(page.getByRole('grid', { name: 'Findings' }).locator('[data-row]')).toHaveCount(Number(many));
  await page.goBack();

  const search = page.getByRole('searchbox', { name: 'Filter words' });
  await pressUntil(page, '/', page.locator('input[type=search]:focus'));
  await search.fill(label);
  await expect(page.getByText('1 word', { exact: true })).toBeVisible();
  await expect(word(label)).toHaveCount(1);
  await search.press('Enter');
  await search.blur();
  const dialog = page.getByRole('dialog', { name: `Read “${label}” as another word` });
  await pressUntil(page, 'm', dialog);
  await dialog.getByLabel('Read as').fill(label.toUpperCase());
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is the same word already').first()).toBeVisible();
  await expect(dialog.getByLabel('Read as')).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page, 'vocabulary, a word read as itself');
  await dialog.getByLabel('Read as').fill('as seen in the vocabulary');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'is read as “as seen in the vocabulary”' })).toBeVisible();
  await expect(word(label)).toContainText('read as as seen in the vocabulary');

  await search.fill('as seen');
  await expect(word('as seen in the vocabulary').getByRole('link', { name: /findings of/ })).toHaveText(many);
  await search.blur();
  const pane = page.getByRole('complementary', { name: 'Word' });
  await pressUntil(page, 'Enter', pane);
  await expect(pane).toContainText(`${label} (`);
  await isAccessible(page, 'vocabulary, a word');
  await page.setViewportSize({ width: 390, height: 800 });
  await isAccessible(page, 'vocabulary, a word on a phone');
  await page.setViewportSize({ width: 1456, height: 819 });
  await pane.getByRole('button', { name: `Take out: ${label} is read as as seen in the vocabulary` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'stands for itself again' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No word matches' })).toBeVisible();
});

test('who may not edit tags reads the words, and is told why no more', async ({ page, as }) => {
  await as('manager');
  await page.goto('/tags/vocabulary');
  const pane = page.getByRole('complementary', { name: 'Word' });
  await expect(page.getByRole('table', { name: 'Vocabulary' }).getByRole('row').nth(1)).toBeVisible({
    timeout: 60_000,
  });
  await pressUntil(page, 'Enter', pane);
  const button = pane.getByRole('button', { name: /^Read as another word/ });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription('Only analysts and admins may do this.');
});
