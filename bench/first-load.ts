import type { BrowserContext } from '@playwright/test';
import type { Browser } from './page';
import type { Row } from './report';

/** Row 19: the scripts of the queue's first load as they come over the wire, against an empty page of the same Next. */
export async function firstLoad(browser: Browser, emptyUrl: string): Promise<Row> {
  const context = await browser.fresh();
  const [name = '', value = ''] = browser.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: browser.url }]);
  const ours = await scriptsOf(context, `${browser.url}/queue`);
  const baseline = await scriptsOf(await browser.fresh(), `${emptyUrl}/`);
  return {
    metric: '19 scripts of the first load of the queue, gzip',
    value: Math.round(ours / 1024),
    unit: 'kB',
    baseline: Math.round(baseline / 1024),
    baselineName: 'an empty page of the same Next',
    ratio: ours / baseline,
    goal: 1.4,
    by: 'ratio',
  };
}

async function scriptsOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const sizes: Promise<{ responseBodySize: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes());
  });
  // What other pages need is fetched once this one has loaded.
  await page.goto(url, { waitUntil: 'load' });
  const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  if (bytes === 0) throw new Error(`${url} loaded no script`);
  await context.close();
  return bytes;
}
