// `npm run docs:vendors`: runs the contract tests of all operations and writes docs/vendors.md from what they found.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', 'lib/vendors/contract-operations.db.test.ts'];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DOCS: 'write' },
});
process.exit(status ?? 1);
