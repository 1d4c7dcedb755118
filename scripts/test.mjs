// `npm test`: set-up, then every check and test, browser tests included. Arguments go to vitest and skip the rest.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkNode, sentenceOf, step } from './steps.mjs';

const started = performance.now();

function show(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: path.resolve(import.meta.dirname, '..'),
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(args[0] ?? command)} found problems: see above.`)),
    );
  });
}

try {
  checkNode();
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  const bin = (name) => path.join(root, 'node_modules', name);
  const only = process.argv.slice(2);
  if (only.length > 0) {
    await show(process.execPath, [bin('vitest/vitest.mjs'), 'run', ...only]);
  } else {
    await ensureBuilt();
    await step('Check types', () => show(process.execPath, [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']));
    await step('Check style', () => show(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.']));
    await show(process.execPath, [bin('vitest/vitest.mjs'), 'run'], { ONEQUEUE_TEST: 'whole' });
    const { ensureChromium } = await import('./chromium.mjs');
    const chromium = await step('Find a browser', () => ensureChromium());
    await show(process.execPath, [bin('@playwright/test/cli.js'), 'test'], { CHROMIUM_PATH: chromium });
  }
  console.log(`\n✓ All tests passed (${Math.round((performance.now() - started) / 1000)} s)`);
} catch (error) {
  console.error(`\n✗ ${sentenceOf(error)}`);
  process.exit(1);
}
