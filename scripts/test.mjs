// `npm test`: set-up, then every check and test, browser tests included. Arguments go to vitest and skip the rest.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkNode, sentenceOf, step } from './steps.mjs';
import { add, countsOf, NOTHING, sentenceFor } from './test-counts.mjs';

const started = performance.now();

/** Runs a command whose output is shown as it comes; answers how it ended. */
function show(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: path.resolve(import.meta.dirname, '..'),
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function check(title, args) {
  const code = await step(title, async () => show(process.execPath, args).then((ended) => ended || undefined));
  if (code) throw new Error(`${title}: problems were found, see above.`);
}

try {
  checkNode();
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  const bin = (name) => path.join(root, 'node_modules', name);
  const only = process.argv.slice(2);
  if (only.length > 0) process.exit(await show(process.execPath, [bin('vitest/vitest.mjs'), 'run', ...only]));

  await check('Check style', [bin('@biomejs/biome/bin/biome'), 'check', '.']);
  await ensureBuilt();
  await check('Check types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']);
  const { ensureChromium } = await import('./chromium.mjs');
  const chromium = await step('Find a browser', () => ensureChromium());

  // Playwright empties its own folder at the start, so the reports lie elsewhere.
  const reports = path.join(root, '.data/reports');
  fs.rmSync(reports, { recursive: true, force: true });
  fs.mkdirSync(reports, { recursive: true, mode: 0o711 });
  const [vitest, playwright] = ['vitest.json', 'playwright.json'].map((name) => path.join(reports, name));
  const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`];
  const ended = [
    await show(process.execPath, [bin('vitest/vitest.mjs'), ...vitestArgs], { ONEQUEUE_TEST: 'whole' }),
    // Browser tests are run even where others failed: one run then tells all there is to mend.
    await show(process.execPath, [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwright,
    }),
  ];
  const counts = [vitest, playwright].map(countsOf).reduce(add, NOTHING);
  const isGood = counts.failed === 0 && counts.passed > 0 && ended.every((code) => code === 0);
  const took = Math.round((performance.now() - started) / 1000);
  console.log(`\n${isGood ? `✓ All tests passed in ${took} s` : `✗ Tests failed after ${took} s: see above`}`);
  console.log(sentenceFor(counts));
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  console.error(`\n✗ ${sentenceOf(error)}`);
  process.exit(1);
}
