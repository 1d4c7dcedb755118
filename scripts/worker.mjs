// `npm run worker`: the worker alone, for an install whose processes run apart (docs/security.md). All it needs is in
// its environment: DATABASE_URL as the worker's role, BROKER_URL, BROKER_SECRET, and VAULT_KEY or VAULT_KEY_FILE.
import { spawn } from 'node:child_process';
import { checkNode, sentenceOf } from './steps.mjs';

try {
  checkNode();
  const { ensureInstalled, root } = await import('./install.mjs');
  await ensureInstalled();
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/worker/main.ts'];
  const env = { NODE_ENV: 'production', ...process.env, WORKER_PARENT: '1' };
  // The worker ends when its stdin does, which also covers a kill -9 of this process.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
  process.exit(1);
}
