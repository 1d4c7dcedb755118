import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '@/scripts/chromium.mjs';
import type { Console } from './console';

export type Browser = {
  url: string;
  /** A page of the console, signed in as the analyst. */
  open(at: string): Promise<Page>;
  /** A page without a library that asks the same API with the same cookie. */
  vanilla(html: string): Promise<Page>;
  /** Nobody's context, with nothing kept. */
  fresh(): Promise<BrowserContext>;
  cookie: string;
  close(): Promise<void>;
};

declare global {
  interface Window {
    /** Waits for the next key, and then for the frame that shows what it did. */
    arm(shown: () => boolean): void;
    toPaint: Promise<number>;
    /** The longest event of each interaction so far, in ms; those under 16 ms are not told by the browser. */
    slow: Map<number, number>;
  }
}

const VANILLA = '/bench-vanilla';

export async function openBrowser({ url, signIn }: Console): Promise<Browser> {
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args });
  const cookie = await signIn('analyst');
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const context = await browser.newContext({ viewport: { width: 1456, height: 819 } });
  await context.addCookies([{ name, value, url }]);
  // What runs in the page was compiled for Node, where functions are given their names by this.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  await context.addInitScript(timing);
  const open = async (at: string) => {
    const page = await context.newPage();
    await page.goto(url + at);
    return page;
  };
  return {
    url,
    open,
    async vanilla(html) {
      const page = await context.newPage();
      await page.route(`**${VANILLA}`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
      await page.goto(url + VANILLA);
      return page;
    },
    fresh: () => browser.newContext(),
    cookie: value && `${name}=${value}`,
    close: () => browser.close(),
  };
}

/** Presses a key and answers the ms from it until the frame that shows what it did. The page was armed before. */
export async function pressed(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  return page.evaluate(() => window.toPaint);
}

/** What 98 of 100 interactions of the page stayed within, in ms; the browser tells multiples of 8, and none under 16. */
export async function inpOf(page: Page): Promise<{ p98: number; count: number }> {
  const { count, slow } = await page.evaluate(() => ({
    count: 'interactionCount' in performance ? Number(performance.interactionCount) : 0,
    slow: [...window.slow.values()],
  }));
  const sorted = slow.sort((a, b) => b - a);
  return { p98: sorted[Math.floor(count * 0.02)] ?? 16, count };
}

function timing(): void {
  window.slow = new Map();
  window.arm = (shown) => {
    window.toPaint = new Promise((done) => {
      const onKey = (event: KeyboardEvent) => {
        if (event.key === 'Control') return;
        removeEventListener('keydown', onKey, true);
        const painted = new MessageChannel();
        painted.port1.onmessage = () => done(performance.now() - event.timeStamp);
        const frame = () => (shown() ? painted.port2.postMessage(0) : void requestAnimationFrame(frame));
        requestAnimationFrame(frame);
      };
      addEventListener('keydown', onKey, true);
    });
  };
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = 'interactionId' in entry ? Number(entry.interactionId) : 0;
      if (id > 0) window.slow.set(id, Math.max(window.slow.get(id) ?? 0, entry.duration));
    }
  });
  watch.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
