// `npm run test:faults [seeds]`: faults of every kind at all four vendors, then bulks and a backfill through kill -9 of
// every process, for many seeds (100), one of them long: 100 kills over a bulk of 1,000.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkNode, sentenceOf } from './steps.mjs';

function show(root, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('A fault was not borne: see above.'))));
  });
}

try {
  checkNode();
  const seeds = process.argv[2] ?? '100';
  if (!/^[1-9]\d{0,4}$/.test(seeds)) throw new Error(`Give the number of seeds, not "${seeds}".`);
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  const bin = (name) => path.join(root, 'node_modules', name);
  await show(root, [bin('vitest/vitest.mjs'), 'run', 'lib/vault/faults'], { FAULT_SEEDS: seeds });
  await ensureBuilt();
  await show(root, [bin('@playwright/test/cli.js'), 'test', '-c', 'e2e/faults.config.ts'], { SEEDS: seeds });
} catch (error) {
  console.error(`\n✗ ${sentenceOf(error)}`);
  process.exit(1);
}
