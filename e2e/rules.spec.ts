import { isAccessible, pressUntil } from './accessible';
import { expect, test } from './console';

test('a rule is saved only after its rehearsal was seen; it suppresses, is counted, and ends for one and for all', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  // Two that no other test looks for; by itself this one may be ahead of the first sync.
  const q = encodeURIComponent('is:open source:posture severity:<=low is:unowned -has:verdict created:<29d');
  let ids: string[] = [];
  await expect
    .poll(async () => {
      const { items } = await (await page.request.get(`/api/findings?q=${q}&sort=created&limit=2`)).json();
      ids = items.map(({ id }: { id: string }) => id);
      return ids.length;
    })
    .toBe(2);

  await page.goto('/settings/rules');
  const form = page.getByRole('form', { name: 'New rule' });
  await pressUntil(page, 'n', form);
  // A key that was pressed twice until it was heard stands in the name.
  await form.getByLabel('Name').fill('Known scanner');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`is:open id:${ids.join(',')}`);
  await expect(form.getByText('A rule only ever takes what is open')).toBeVisible();
  const save = form.getByRole('button', { name: 'Save' });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await form.getByLabel('Findings that fit').fill(`id:${ids.join(',')}`);
  const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
  await expect(rehearsal).toContainText('It would have suppressed 2 findings');
  await expect(rehearsal).toContainText('None of them was later judged a true positive.');
  await expect(rehearsal.getByRole('list', { name: 'The first of them' }).getByRole('listitem')).toHaveCount(2);
  await form.getByLabel('Until').fill('');
  await expect(save).toHaveAttribute('data-tip', /nothing is suppressed for ever/);
  await form.getByLabel('Until').fill(inAWeek());
  await form.getByLabel('Also the 2 that are open now').check();
  await isAccessible(page, 'a new rule');
  await page.keyboard.press('ControlOrMeta+s');

  const row = page.getByRole('table', { name: 'Rules' }).getByRole('row').filter({ hasText: 'Known scanner' });
  await expect(row).toContainText('Suppress');
  await expect(row.getByRole('cell').nth(4)).toHaveText('2', { timeout: 20_000 });
  await isAccessible(page, 'rules');

  // My work and a dashboard of one's own add up what is suppressed as the queue does.
  const headers = { origin: new URL(page.url()).origin };
  const owned = (ownerId: 'me' | null) =>
    page.request.patch('/api/findings', {
      headers,
      data: { ids: ids.slice(0, 1), change: { type: 'assign', ownerId } },
    });
  expect((await owned('me')).ok()).toBe(true);
  await page.goto('/work');
  const mine = page.getByRole('heading', { name: /^Assigned to me/ });
  await expect(mine).toContainText(/([\d,]+) \+ 1 suppressed = [\d,]+$/);
  expect((await owned(null)).ok()).toBe(true);
  const drawn = {
    id: 'posture-open',
    title: 'Open posture',
    q: 'is:open source:posture',
    by: 'severity',
    isWide: false,
  };
  const cards = ['number', 'bars'].map((chart) => ({ ...drawn, id: `${drawn.id}-${chart}`, title: chart, chart }));
  const made = await page.request.post('/api/boards', { headers, data: { name: 'Suppressed too', cards } });
  const { id: board } = await made.json();
  await page.goto(`/dashboards/${board}`);
  await expect(page.getByRole('figure', { name: 'number' })).toContainText(/[\d,]+ \+ 2 suppressed = [\d,]+$/);
  await expect(page.getByRole('figure', { name: 'bars' })).toContainText(/[\d,]+ open \+ 2 suppressed = [\d,]+$/);
  await isAccessible(page, 'a dashboard with what is suppressed');

  await page.goto(`/queue?q=${encodeURIComponent('is:open source:posture')}`);
  const aside = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /suppressed/ });
  await expect(aside).toHaveText(/^\+ 2 suppressed = [\d,]+$/);
  const [, open = ''] = /([\d,]+)$/.exec((await page.getByText(/^This query/).textContent()) ?? '') ?? [];
  const numberOf = (text: string) => Number(text.replaceAll(',', ''));
  const [, sum = ''] = /= ([\d,]+)$/.exec((await aside.textContent()) ?? '') ?? [];
  expect(numberOf(sum)).toBe(numberOf(open) + 2);
  await aside.click();
  await page.waitForURL(/is%3Asuppressed/);
  await page.getByRole('row').filter({ hasText: 'Suppressed' }).first().getByRole('link').click();
  await page.waitForURL(/\/findings\//);
  const note = page.getByText('Suppressed by the rule “Known scanner”');
  await expect(note).toContainText(/shown again in/);
  await isAccessible(page, 'a suppressed finding');
  await pressUntil(page, 'Shift+S', page.getByText(/^Shown again/).first());
  await expect(note).toHaveCount(0);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByText('Rule “Known scanner”')).toBeVisible();

  // From the queue a rule begins with what is looked for.
  await page.goto(`/queue?q=${encodeURIComponent('is:open source:posture')}`);
  await pressUntil(page, 'Shift+R', form);
  await expect(form.getByLabel('Findings that fit')).toHaveValue('source:posture');

  await page.goto('/settings/rules');
  await row.getByRole('switch').click();
  await expect(row.getByRole('switch')).not.toBeChecked();
  await expect
    .poll(async () => (await (await page.request.get('/api/findings/count?q=is%3Asuppressed')).json()).total)
    .toBe(0);
  await row.getByRole('button', { name: 'Change Known scanner' }).press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
});

/** As a `datetime-local` field takes it. */
function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
}
