// What `npm run bench:browser` runs: what a person waits for in front of the page, against pages without a library.
import os from 'node:os';
import path from 'node:path';
import { actToPaint } from './act-to-paint';
import { startConsole } from './console';
import { startEmptyNext } from './empty-route';
import { filterToPaint } from './filter-to-paint';
import { firstLoad } from './first-load';
import { openBrowser } from './page';
import { root, stopAll } from './process';
import { progress } from './progress';
import { isOver, type Row, tableOf, writeReport } from './report';
import { scroll } from './scroll';

const rows: Row[] = [];
const only =
  process.argv
    .find((one) => one.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',') ?? [];

process.once('SIGINT', () => void stopAll().then(() => process.exit(130)));

try {
  await measure();
  const over = rows.filter(isOver).length;
  console.log(over === 0 ? 'Every figure keeps its goal.' : `${over} of ${rows.length} figures miss their goal.`);
  process.exitCode = over === 0 ? 0 : 1;
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stopAll();
}

async function measure(): Promise<void> {
  const running = await progress('console', (say) => startConsole(path.join(root, '.data/bench/standard'), say));
  const [{ count = 0 } = {}] = await running.query<{ count: number }>('select count(*)::int as count from finding');
  console.log(
    `${count.toLocaleString('en')} findings; ${os.cpus().length} cores, load ${(os.loadavg()[0] ?? 0).toFixed(1)}; headless Chromium`,
  );
  const empty = await progress('empty Next', startEmptyNext);
  const browser = await openBrowser(running);
  try {
    const parts: Record<string, (say: (word: string) => void) => Promise<Row | Row[]>> = {
      act: (say) => actToPaint(browser, say),
      filter: (say) => filterToPaint(browser, say),
      scroll: (say) => scroll(browser, say),
      load: () => firstLoad(browser, empty.url),
    };
    const unknown = only.filter((name) => !Object.hasOwn(parts, name));
    if (unknown.length > 0) throw new Error(`There is ${Object.keys(parts).join(', ')}; not ${unknown.join(', ')}.`);
    for (const [name, take] of Object.entries(parts)) {
      if (only.length === 0 || only.includes(name)) rows.push(...[await progress(name, take)].flat());
    }
  } finally {
    if (rows.length > 0) {
      writeReport(path.join(root, '.data/bench-browser.json'), rows);
      console.log(`\n${tableOf(rows)}\n`);
    }
    await browser.close();
    await empty.stop();
    await running.stop();
  }
}
