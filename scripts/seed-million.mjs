// `npm run seed:million [count]`: fills the console's database up to a million findings, beside what is there.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkNode, Stop, sentenceOf } from './steps.mjs';

const stops = [];
let code = 1;
try {
  checkNode();
  const count = process.argv[2] ?? '1000000';
  if (!/^[1-9]\d{0,6}$/.test(count)) throw new Stop(`Give the number of findings, not "${count}".`);
  const { ensureInstalled, root } = await import('./install.mjs');
  await ensureInstalled();
  const url = await databaseUrl();
  const args = ['--conditions=react-server', '--import', 'tsx', 'bench/million.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SEED_URL: url, SEED_COUNT: count },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  code = await new Promise((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)));
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
}
for (const stop of stops.reverse()) await stop();
process.exit(code);

/** The database of a console that runs, of the data folder, or of DATABASE_URL; always as its owner. */
async function databaseUrl() {
  const { lockFolder, openDataFolder } = await import('./data-folder.mjs');
  const { openDatabase } = await import('./database.mjs');
  const folder = openDataFolder();
  if (!process.env.DATABASE_URL) {
    const pidFile = path.join(folder.dir, 'pg/data/postmaster.pid');
    const [, , , port] = fs.existsSync(pidFile) ? fs.readFileSync(pidFile, 'utf8').split('\n') : [];
    if (port && (await isRunning(folder.dir))) {
      const { urlAs } = await import('./roles.mjs');
      return urlAs(`postgresql://127.0.0.1:${port}/onequeue`, 'postgres', folder.passwords.postgres);
    }
    const unlock = lockFolder(folder.dir);
    stops.push(async () => unlock());
  }
  const { ownerUrl } = await openDatabase(folder, (stop) => stops.push(stop));
  return ownerUrl;
}

async function isRunning(dir) {
  const { lockFolder } = await import('./data-folder.mjs');
  try {
    lockFolder(dir)();
    return false;
  } catch (error) {
    if (error instanceof Stop) return true;
    throw error;
  }
}
