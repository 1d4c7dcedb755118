// `npm run bench` and `npm run bench:browser`: our own figures against their baselines (docs/bench.md). Ends with 1 when one misses its goal.
import { spawn } from 'node:child_process';
import { checkNode, sentenceOf } from './steps.mjs';

try {
  checkNode();
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  await ensureBuilt();
  const [first, ...rest] = process.argv.slice(2);
  const file = first === 'browser' ? ['bench/browser-main.ts', ...rest] : ['bench/main.ts', ...process.argv.slice(2)];
  const args = ['--conditions=react-server', '--import', 'tsx', ...file];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the child too: it stops what it started, and we wait for that.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
  process.exit(1);
}
