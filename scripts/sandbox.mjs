// `npm run sandbox`: the four vendor APIs on loopback. Prints one JSON line with addresses and credentials.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'sandbox', 'main.ts')], {
  cwd: root,
  stdio: ['pipe', 'inherit', 'inherit'],
  // The child ends when its stdin does, which also covers a kill -9 of this process.
  env: { ...process.env, SANDBOX_PARENT: '1' },
});
child.stdin.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
}
if (process.env.SANDBOX_PARENT === '1') process.stdin.on('end', () => child.stdin.end()).resume();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
