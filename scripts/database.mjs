// The database of an install: embedded, or the one DATABASE_URL names; roles, migrations, and an address for each process.
import path from 'node:path';
import { startPostgres } from './embedded-postgres.mjs';
import { migrate } from './migrate.mjs';
import { ensureRoles, roleStatements, urlAs } from './roles.mjs';
import { Stop } from './steps.mjs';

const SETTINGS = [
  'shared_buffers=256MB',
  'random_page_cost=1.1',
  'max_connections=100',
  'log_min_messages=warning',
  // After a checkpoint a page goes whole into the log at its first change: a re-sync that changes nothing is little else.
  'wal_compression=on',
];

/**
 * An embedded one is stopped by what `onStop` is given, from the moment its process is there.
 * @returns {Promise<{ ownerUrl: string, webUrl: string, workerUrl: string, restart?: () => Promise<void>, isUp?: () => boolean, stop(): Promise<void> }>}
 */
export async function openDatabase({ dir, logs, passwords }, onStop = () => undefined) {
  if (process.env.DATABASE_URL) return external(process.env.DATABASE_URL, passwords);
  const options = {
    dir: path.join(dir, 'pg'),
    password: passwords.postgres,
    settings: SETTINGS,
    logFile: path.join(logs, 'postgres.log'),
  };
  let running;
  const onSpawn = (stop) => {
    running = stop;
  };
  const stop = async () => running?.();
  onStop(stop);
  let server = await startPostgres({ ...options, onSpawn });
  const ownerUrl = server.urlFor('onequeue');
  await createDatabase(server.urlFor('postgres'));
  await prepare(ownerUrl, passwords);
  const { port } = server;
  return {
    ...urls(ownerUrl, passwords),
    isUp: () => isAlive(server.pid),
    restart: async () => {
      server = await startPostgres({ ...options, port, onSpawn });
    },
    stop,
  };
}

const urls = (ownerUrl, passwords) => ({
  ownerUrl,
  webUrl: urlAs(ownerUrl, 'onequeue_web', passwords.onequeue_web),
  workerUrl: urlAs(ownerUrl, 'onequeue_worker', passwords.onequeue_worker),
});

async function createDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'onequeue'");
  if (!rowCount) await client.query('create database onequeue');
  await client.end();
}

async function prepare(ownerUrl, passwords) {
  await ensureRoles(ownerUrl, passwords);
  await migrate(ownerUrl);
}

async function external(url, passwords) {
  if (!/^postgres(ql)?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new Stop('DATABASE_URL is not an address like postgresql://user:password@host:5432/database.');
  const { WEB_DATABASE_URL: webUrl, WORKER_DATABASE_URL: workerUrl } = process.env;
  if (webUrl && workerUrl) {
    await reached(() => migrate(url));
    return { ownerUrl: url, webUrl, workerUrl, stop: async () => undefined };
  }
  await reached(async () => {
    try {
      await prepare(url, passwords);
    } catch (error) {
      if (error.code !== '42501') throw error;
      const statements = roleStatements(passwords).join('\n  ');
      throw new Stop(
        `The user of DATABASE_URL may not make roles. Have an administrator run:\n  ${statements}\nthen set WEB_DATABASE_URL and WORKER_DATABASE_URL to these users, and start again.`,
      );
    }
  });
  return { ...urls(url, passwords), stop: async () => undefined };
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EAI_|28|3D000|57P03)/;

async function reached(work) {
  try {
    return await work();
  } catch (error) {
    if (!UNREACHABLE.test(error.code ?? '')) throw error;
    // Where a name has several addresses, the error of all of them together has no words of its own.
    const why = error.message || error.errors?.[0]?.message || error.code;
    throw new Stop(`The database of DATABASE_URL cannot be reached: ${why}. Check host, port, user and password.`);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
