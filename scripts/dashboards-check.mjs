// `npm run dashboards:check`: every figure of every dashboard against the count of the query it opens, in one snapshot of
// the database each, so that it holds while the worker stores. The console has to run, or DATABASE_URL has to be set.
import { spawn } from 'node:child_process';
import { checkNode, sentenceOf } from './steps.mjs';

try {
  checkNode();
  const { ensureInstalled, root } = await import('./install.mjs');
  await ensureInstalled();
  const { databaseUrl } = await import('./running-database.mjs');
  const env = { ...process.env, DATABASE_URL: databaseUrl() };
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/dashboards-check.ts'];
  spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
  process.exit(1);
}
