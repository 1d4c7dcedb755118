// `npm run test:faults [seeds]`: bulks and a backfill through kill -9 of every process, for many seeds (100).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkNode, sentenceOf } from './steps.mjs';

try {
  checkNode();
  const seeds = process.argv[2] ?? '100';
  if (!/^[1-9]\d{0,4}$/.test(seeds)) throw new Error(`Give the number of seeds, not "${seeds}".`);
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  await ensureBuilt();
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [playwright, 'test', '-c', 'e2e/faults.config.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SEEDS: seeds },
  });
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`\n✗ ${sentenceOf(error)}`);
  process.exit(1);
}
