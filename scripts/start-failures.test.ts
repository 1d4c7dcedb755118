import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockFolder } from './data-folder.mjs';
import { openDatabase } from './database.mjs';
import { type RunningPostgres, startPostgres } from './embedded-postgres.mjs';
import { ROLES, urlAs } from './roles.mjs';
import { sentenceOf } from './steps.mjs';

// The real start command in folders of their own. `--dev` skips the build: each of these ends before any page is served.
const root = path.resolve(import.meta.dirname, '..');
const START = path.join(root, 'scripts/start.mjs');

let folder: string;
let data: string;
const top = fs.mkdtempSync(path.join(os.tmpdir(), 'onequeue-start-'));
fs.chmodSync(top, 0o711); // Postgres may run as another user
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(top, 'one-'));
  fs.chmodSync(folder, 0o711);
  data = path.join(folder, 'data');
});
afterAll(() => fs.rmSync(top, { recursive: true, force: true }));

type Ended = { code: number | null; said: string };

/** Runs `npm start` to its end and answers what it said. */
function start(env: Record<string, string> = {}, node: string[] = []): Promise<Ended> {
  const inherited = { ...process.env };
  for (const unset of ['DATABASE_URL', 'VAULT_KEY', 'VAULT_KEY_FILE', 'PORT', 'HOST']) delete inherited[unset];
  const child = spawn(process.execPath, [...node, START, '--dev'], {
    cwd: root,
    env: { ...inherited, ONEQUEUE_DATA: data, PORT: '65530', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, said })));
}

/** One sentence with the way out, and nothing of the inside of the program. */
function expectSentence({ code, said }: Ended, ...words: RegExp[]) {
  expect(code).toBe(1);
  const sentence = said.slice(said.indexOf('✗'));
  for (const one of words) expect(sentence).toMatch(one);
  expect(sentence).not.toMatch(/^\s+at /m);
  expect(sentence.match(/✗/g)).toHaveLength(1);
}

const LONG = 60_000;

test('a Node that is too old', { timeout: LONG }, async () => {
  const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})';
  const ended = await start({}, ['--import', old]);
  expectSentence(ended, /Node 18\.20\.4 is too old/, /Install Node 20\.19 or newer/);
  expect(fs.existsSync(data)).toBe(false);
});

test('a port that another program has, and one that is none', { timeout: LONG }, async () => {
  const other = createServer();
  const port = await listening(other);
  expectSentence(await start({ PORT: String(port) }), new RegExp(`Port ${port} is in use`), /PORT=\d+ npm start/);
  await new Promise((resolve) => other.close(resolve));
  expectSentence(await start({ PORT: 'http' }), /PORT is "http", which is no port/, /from 1 to 65535/);
});

test('a data folder that another start has, and one whose start is long gone', { timeout: LONG }, async () => {
  fs.mkdirSync(data);
  const unlock = lockFolder(data);
  expectSentence(
    await start(),
    new RegExp(`already runs on .*process ${process.pid}`),
    /Stop it first/,
    /ONEQUEUE_DATA/,
  );
  unlock();
  // This number is alive, but it is not the process that wrote the file; or no such process is there at all.
  for (const left of [`${process.pid} 1`, '999999999 1']) {
    fs.writeFileSync(path.join(data, 'start.pid'), left);
    expectSentence(await start({ PORT: 'none' }), /PORT is "none"/);
  }
});

test('a vault key that is gone', { timeout: LONG }, async () => {
  fs.mkdirSync(path.join(data, 'pg'), { recursive: true });
  expectSentence(await start(), /vault key .*vault\.key is gone/, /Put it back from your copy/, /move .* away/);
  expect(fs.existsSync(path.join(data, 'secrets/vault.key'))).toBe(false);
});

test.each(['database.json', 'web.json'])('secrets/%s that is cut short', { timeout: LONG }, async (name) => {
  fs.mkdirSync(path.join(data, 'secrets'), { recursive: true });
  fs.writeFileSync(path.join(data, 'secrets', name), '{"postgres": "abc');
  const ended = await start();
  expectSentence(ended, new RegExp(`${name} cannot be read as JSON`), /Restore it from a copy/);
  expect(ended.said).not.toContain('abc');
});

test('a folder where the database should be, and is not', { timeout: LONG }, async () => {
  const pgData = path.join(data, 'pg/data');
  withSecrets();
  fs.mkdirSync(pgData, { recursive: true });
  fs.writeFileSync(path.join(pgData, 'holiday.jpg'), 'not a database');
  const port = await freePort();
  expectSentence(await start({ PORT: port }), /is not a Postgres data folder/, /Move it away and start again/);
  expect(fs.readdirSync(pgData)).toEqual(['holiday.jpg']);
  fs.writeFileSync(path.join(pgData, 'PG_VERSION'), '18\n');
  expectSentence(await start({ PORT: port }), /Postgres did not start in/, /put the folder back from a copy/i);
});

test('an external database that cannot be reached', { timeout: LONG }, async () => {
  const port = await freePort();
  const closed = await freePort();
  for (const host of ['127.0.0.1', 'localhost']) {
    const ended = await start({ PORT: port, DATABASE_URL: `postgresql://one:secret-word@${host}:${closed}/two` });
    expectSentence(ended, /DATABASE_URL cannot be reached: .*ECONNREFUSED/, /Check host, port, user and password/);
    expect(ended.said).not.toContain('secret-word');
  }
  expectSentence(
    await start({ PORT: port, DATABASE_URL: 'mysql://x' }),
    /DATABASE_URL is not an address like postgresql:/,
  );
});

describe('an external database whose user may do little', () => {
  let server: RunningPostgres;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres({ dir: path.join(top, 'external'), password: 'superuser', settings: ['fsync=off'] });
    await asSuperuser("create role plain login password 'plain'", 'create database plain owner plain');
    url = urlAs(server.urlFor('plain'), 'plain', 'plain');
  }, LONG);
  afterAll(() => server.stop());

  async function asSuperuser(...statements: string[]) {
    const client = new pg.Client({ connectionString: server.urlFor('postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  test('a wrong password and a database that is not there', { timeout: LONG }, async () => {
    const wrong = { PORT: await freePort(), DATABASE_URL: urlAs(url, 'plain', 'guessed') };
    expectSentence(await start(wrong), /cannot be reached: password authentication failed/, /Check host, port, user/);
    const absent = { ...wrong, DATABASE_URL: `${url}-absent` };
    expectSentence(await start(absent), /cannot be reached: database "plain-absent" does not exist/);
  });

  test('the statements for an administrator are printed, and after them it works', { timeout: LONG }, async () => {
    const ended = await start({ PORT: await freePort(), DATABASE_URL: url });
    expectSentence(
      ended,
      /may not make roles/,
      /Have an administrator run:/,
      /WEB_DATABASE_URL and WORKER_DATABASE_URL/,
    );
    const statements = ended.said.split('\n').filter((line) => line.includes('create role'));
    expect(statements).toHaveLength(2);
    await asSuperuser(...statements);
    const passwords = JSON.parse(fs.readFileSync(path.join(data, 'secrets/database.json'), 'utf8'));
    const [web, worker] = ROLES.map((role) => urlAs(url, role, passwords[role]));
    vi.stubEnv('DATABASE_URL', url).stubEnv('WEB_DATABASE_URL', web).stubEnv('WORKER_DATABASE_URL', worker);
    const database = await openDatabase({ dir: data, logs: data, passwords });
    vi.unstubAllEnvs();
    const client = new pg.Client({ connectionString: database.webUrl });
    await client.connect();
    expect((await client.query('select count(*)::int as count from finding')).rows).toEqual([{ count: 0 }]);
    await expect(client.query('select * from connection_secret')).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

test('a disk that fills up while the database is made', { timeout: LONG }, async (context) => {
  fs.mkdirSync(data);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs', data]).status === 0;
  context.skip(!mounted, 'needs the right to mount a small disk');
  try {
    expectSentence(
      await start({ PORT: await freePort() }),
      /^✗ The disk is full\. Free some space and start again; nothing is lost\.$/m,
    );
  } finally {
    spawnSync('umount', [data]);
  }
});

test('a full disk and a path without rights are told in one sentence, whoever met them', () => {
  const failed = (code: string, message: string, cause?: Error) =>
    Object.assign(new Error(message, { cause }), { code });
  const full = failed('53100', 'could not extend file');
  for (const error of [failed('ENOSPC', 'write'), full, failed('', 'Migration x failed', full)])
    expect(sentenceOf(error)).toMatch(/disk is full. Free some space and start again/);
  expect(sentenceOf(failed('EACCES', "open '/x'"))).toMatch(/No permission: open '\/x'. Mend the rights/);
});

function withSecrets() {
  fs.mkdirSync(path.join(data, 'secrets'), { recursive: true });
  fs.writeFileSync(path.join(data, 'secrets/vault.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`);
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
