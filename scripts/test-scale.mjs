// `npm run test:scale [count]`: the plan of every shape of query over a million findings, as the web's own role.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkNode, sentenceOf } from './steps.mjs';

try {
  checkNode();
  const count = process.argv[2] ?? '1000000';
  if (!/^[1-9]\d{3,6}$/.test(count)) throw new Error(`Give a number of findings from 1000, not "${count}".`);
  const { ensureInstalled, root } = await import('./install.mjs');
  await ensureInstalled();
  const args = ['run', 'lib/findings/plans.db.test.ts', '--testTimeout=3600000', '--hookTimeout=3600000'];
  const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SCALE_FINDINGS: count },
  });
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
  process.exit(1);
}
