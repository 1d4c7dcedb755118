import { expect, type Page } from '@playwright/test';
import { median } from './measure';
import { type Browser, pressed } from './page';
import type { Row } from './report';

const TIMES = 20;
/** What one side still asks for after its rows are shown does not run beside the other. */
const QUIET_MS = 700;

/** Row 17: from Enter in the query bar to the frame that shows the new rows, against a page that only asks and writes. */
export async function filterToPaint(browser: Browser, say: (word: string) => void): Promise<Row> {
  const queue = await browser.open('/queue?q=is%3Aopen');
  const plain = await browser.vanilla(PAGE);
  const ours: number[] = [];
  const vanilla: number[] = [];
  for (let at = -2; at < TIMES; at++) {
    say(`${Math.max(0, at + 1)} of ${TIMES}`);
    // No two are the same, so that none is remembered; the first row is another each time.
    const query = `is:open ${at % 2 === 0 ? 'sev:high' : 'sev:critical'} -label:bench${at + 2}`;
    await queue.bringToFront();
    const one = await filter(queue, async () => {
      await queue.keyboard.press('/');
      await queue.keyboard.press('Control+A');
      await queue.keyboard.insertText(query);
    });
    await plain.bringToFront();
    const other = await filter(plain, () => plain.locator('input').fill(query));
    // The first two warm both up.
    if (at < 0) continue;
    ours.push(one);
    vanilla.push(other);
  }
  await Promise.all([queue.close(), plain.close()]);
  const [value, baseline] = [median(ours), median(vanilla)];
  return {
    metric: '17 filter to paint, p50',
    value,
    unit: 'ms',
    baseline,
    baselineName: 'a page without a library, same API',
    ratio: value / baseline,
    goal: 1.15,
    by: 'ratio',
  };
}

async function filter(page: Page, type: () => Promise<void>): Promise<number> {
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await type();
  await page.waitForTimeout(QUIET_MS);
  await page.evaluate(() => {
    const first = () => document.querySelector('[data-row]')?.getAttribute('data-row');
    const before = first();
    window.arm(() => first() !== undefined && first() !== before);
  });
  return pressed(page, 'Enter');
}

const PAGE = `<!doctype html><input><table></table>
<script>
  const cell = (text) => Object.assign(document.createElement('td'), { textContent: text });
  async function show(q) {
    const answer = await fetch('/api/findings?limit=50&sort=-severity&q=' + encodeURIComponent(q));
    const { items } = await answer.json();
    const rows = items.map((item) => {
      const row = document.createElement('tr');
      row.dataset.row = item.id;
      row.append(...[item.severity, item.title, item.status, item.updatedAt].map(cell));
      return row;
    });
    document.querySelector('table').replaceChildren(...rows);
  }
  document.querySelector('input').addEventListener('keydown', (event) => event.key === 'Enter' && show(event.target.value));
  show('is:open');
</script>`;
