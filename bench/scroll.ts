import { expect, type Page } from '@playwright/test';
import type { Browser } from './page';
import type { Row } from './report';

const FRAMES = 1500;
const STEP_PX = 400;
/** More than a frame and a half apart, and somebody saw it stand still. */
const LATE_MS = 25;
const ROWS = 100_000;
const ROW_PX = 40;

type Scrolled = { cpuMs: number; late: number; rows: number };

/** Row 18: down the queue at 400 px a frame, its pages fetched on the way, against a recycler without a library and an empty page. */
export async function scroll(browser: Browser, say: (word: string) => void): Promise<Row[]> {
  const queue = await browser.open('/queue?q=');
  await expect(queue.locator('[data-row]').nth(5)).toBeVisible({ timeout: 30_000 });
  const [plain, blank] = [await browser.vanilla(RECYCLER), await browser.vanilla(BLANK)];
  const pages = { queue, plain, blank };
  const found: Record<string, Scrolled> = {};
  for (const [name, page] of Object.entries(pages)) {
    say(name);
    await page.bringToFront();
    found[name] = await down(page);
  }
  await Promise.all(Object.values(pages).map((page) => page.close()));
  const { queue: ours, plain: recycler, blank: nothing } = found;
  if (!ours || !recycler || !nothing) throw new Error('a page was not scrolled');
  return [
    {
      metric: `18 scripts, style and paint of ${FRAMES} frames down ${ours.rows} rows`,
      value: ours.cpuMs,
      unit: 'ms',
      baseline: recycler.cpuMs,
      baselineName: 'a recycler without a library',
      ratio: ours.cpuMs / recycler.cpuMs,
      goal: 2.2,
      by: 'ratio',
    },
    {
      metric: '18 late frames of it',
      value: (ours.late / FRAMES) * 100,
      unit: '%',
      baseline: (nothing.late / FRAMES) * 100,
      baselineName: 'an empty page',
      ratio: null,
      goal: 1,
      by: 'difference',
    },
  ];
}

async function down(page: Page): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await spent();
  const { late, px } = await page.evaluate(
    ({ frames, step, lateMs }) =>
      new Promise<{ late: number; px: number }>((done) => {
        const scroller = [...document.querySelectorAll('*')].find(
          (one) => one.scrollHeight > one.clientHeight + 1000 && getComputedStyle(one).overflowY === 'auto',
        );
        if (!scroller) throw new Error('nothing scrolls');
        let [late, frame, last] = [0, 0, performance.now()];
        const next = () => {
          const now = performance.now();
          if (frame > 0 && now - last > lateMs) late++;
          last = now;
          if (frame++ === frames) return done({ late, px: scroller.scrollTop });
          scroller.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    { frames: FRAMES, step: STEP_PX, lateMs: LATE_MS },
  );
  return { cpuMs: (await spent()) - before, late, rows: Math.round(px / ROW_PX) };
}

const FRAME = 'style="position:fixed;inset:0;overflow-y:auto"';
const BLANK = `<!doctype html><div ${FRAME}><div style="height:${ROWS * ROW_PX}px"></div></div>`;
const RECYCLER = `<!doctype html><style>
  .row { position: absolute; inset: 0 0 auto; height: ${ROW_PX}px; display: grid; grid-template-columns: repeat(8, 1fr); }
</style><div id="list" ${FRAME}><div style="position:relative;height:${ROWS * ROW_PX}px"></div></div>
<script>
  const list = document.getElementById('list');
  const shown = Math.ceil(innerHeight / ${ROW_PX}) + 16;
  const rows = Array.from({ length: shown }, () => {
    const row = document.createElement('div');
    row.className = 'row';
    for (let cell = 0; cell < 8; cell++) row.append(document.createElement('span'));
    list.firstElementChild.append(row);
    return row;
  });
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / ${ROW_PX}) - 8);
    for (let at = first; at < first + shown; at++) {
      const row = rows[at % shown];
      if (row.dataset.at === String(at)) continue;
      row.dataset.at = at;
      row.style.transform = 'translateY(' + at * ${ROW_PX} + 'px)';
      for (let cell = 0; cell < 8; cell++) row.children[cell].textContent = 'Cell ' + cell + ' of row ' + at;
    }
  };
  list.addEventListener('scroll', draw, { passive: true });
  draw();
</script>`;
