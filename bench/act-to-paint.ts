import { expect, type Page } from '@playwright/test';
import { median } from './measure';
import { type Browser, inpOf, pressed } from './page';
import type { Row } from './report';

const TIMES = 30;
const FRAME_MS = 1000 / 60;

/** Row 16: taking a finding, and closing one, from the key to the frame that shows it; and every key of it. */
export async function actToPaint(browser: Browser, say: (word: string) => void): Promise<Row[]> {
  const [plain, queue] = [
    await browser.vanilla(ROWS),
    await browser.open(`/queue?q=${encodeURIComponent('source:dlp is:open')}`),
  ];
  await expect(queue.locator('[data-row]').nth(5)).toBeVisible({ timeout: 30_000 });
  const taken: number[] = [];
  const closed: number[] = [];
  const vanilla: number[] = [];
  for (let at = 0; at < TIMES; at++) {
    say(`${at + 1} of ${TIMES}`);
    await queue.bringToFront();
    taken.push(await take(queue));
    if (at % 3 === 0) closed.push(await close(queue));
    await plain.bringToFront();
    vanilla.push(await mark(plain));
  }
  await queue.bringToFront();
  const inp = await inpOf(queue);
  await Promise.all([plain.close(), queue.close()]);
  const row = (metric: string, figures: number[]): Row => ({
    metric,
    value: median(figures),
    unit: 'ms',
    baseline: median(vanilla),
    baselineName: 'a page without a library',
    ratio: null,
    goal: Number(FRAME_MS.toFixed(1)),
    by: 'difference',
  });
  return [
    row('16 a finding taken, from the key to its frame, p50', taken),
    row('16 a finding closed, from Ctrl Enter to its frame, p50', closed),
    {
      metric: `16 all ${inp.count} keys of it, to the next frame (INP), p98`,
      value: inp.p98,
      unit: 'ms',
      baseline: null,
      baselineName: '',
      ratio: null,
      goal: 50,
      by: 'value',
    },
  ];
}

/** Takes the next row, and gives it back. */
async function take(page: Page): Promise<number> {
  await page.keyboard.press('j');
  const said = await activeRow(page);
  const before = await said();
  await arm(page);
  const figure = await pressed(page, 'a');
  await page.keyboard.press('z');
  await expect.poll(said).toBe(before);
  return figure;
}

/** Closes the row that has the focus, and takes that back within its hold. */
async function close(page: Page): Promise<number> {
  const said = await activeRow(page);
  const before = await said();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Verdict').selectOption({ label: 'Benign' });
  await dialog.getByLabel('Note').fill('Seen by the bench.');
  await arm(page);
  const figure = await pressed(page, 'Control+Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('z');
  await expect.poll(said, { timeout: 20_000 }).toBe(before);
  return figure;
}

/** What the row says that has the focus now, wherever the focus goes later; its clocks and its score move on and are left out. */
async function activeRow(page: Page): Promise<() => Promise<string>> {
  const id = await page.locator('[data-row][data-active]').getAttribute('data-row');
  const row = page.locator(`[data-row="${id}"]`);
  return async () => (await row.innerText()).replaceAll(/[\d:]+( [a-z]+)?|paused/g, '');
}

/** Shown is what the active row says now and did not say before; a form over it is gone. */
function arm(page: Page): Promise<void> {
  return page.evaluate(() => {
    const row = document.querySelector('[data-row][data-active]');
    const before = row?.textContent;
    window.arm(() => row?.textContent !== before && document.querySelector('[role="dialog"], dialog[open]') === null);
  });
}

async function mark(page: Page): Promise<number> {
  await page.evaluate(() => {
    const row = document.querySelector('[data-row][data-active]');
    const before = row?.textContent;
    window.arm(() => row?.textContent !== before);
  });
  return pressed(page, 'a');
}

const ROWS = `<!doctype html><table>${'<tr data-row><td>A finding<td class="owner">nobody</tr>'.repeat(50)}</table>
<script>
  const rows = document.querySelectorAll('[data-row]');
  let at = 0;
  rows[0].dataset.active = '';
  addEventListener('keydown', () => {
    rows[at].querySelector('.owner').textContent = 'me';
    delete rows[at].dataset.active;
    at = (at + 1) % rows.length;
    rows[at].querySelector('.owner').textContent = 'nobody';
    rows[at].dataset.active = '';
  });
</script>`;
