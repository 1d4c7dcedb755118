import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { clientOf } from './client';
import { freePort, root, run, sleep, start } from './process';

const NEXT = path.join(root, 'node_modules/next/dist/bin/next');
const FROM = path.join(root, 'bench/empty-next');
const FILES = ['next.config.mjs', 'app/empty/route.js', 'app/layout.js', 'app/page.js'];

/** A Next app of the same version with one route that answers `{}` and one page that shows nothing: the least that both can cost. */
export async function startEmptyNext(say: (word: string) => void) {
  const dir = path.join(root, '.data/bench/empty-next');
  await build(dir, say);
  const port = await freePort();
  const child = start([NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], { env: quiet, cwd: dir });
  const url = `http://127.0.0.1:${port}`;
  const client = clientOf(url);
  for (let tries = 0; tries < 100; tries++) {
    const answer = await client.get('/empty').catch(() => null);
    if (answer?.text === '{}') break;
    await sleep(100);
  }
  return { url, client, stop: () => client.close().then(child.stop) };
}

const quiet = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };

async function build(dir: string, say: (word: string) => void): Promise<void> {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'node_modules/next/package.json')));
  for (const file of FILES) hash.update(fs.readFileSync(path.join(FROM, file)));
  const digest = hash.digest('hex');
  const stamp = path.join(dir, 'built');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest) return;
  say('building the empty Next app, once');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.cpSync(FROM, dir, { recursive: true });
  await run(process.execPath, [NEXT, 'build'], { env: quiet, cwd: dir });
  fs.writeFileSync(stamp, digest);
}
