// The processes of a console: database, sandbox, worker, web; made ready in this order, watched until the end.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { supervise } from './children.mjs';
import { lockFolder, openDataFolder, writePrivate } from './data-folder.mjs';
import { openDatabase } from './database.mjs';
import { connectSandbox, firstRun } from './first-run.mjs';
import { root } from './install.mjs';
import { Stop, sentenceOf } from './steps.mjs';

const TSX = ['--conditions=react-server', '--import', 'tsx'];

export async function start({ dev, build, step, onStop, onFatal, isEnding }) {
  const folder = openDataFolder();
  const unlock = lockFolder(folder.dir);
  onStop(async () => unlock());
  const port = portOf(process.env.PORT ?? '3000');
  await checkPort(port);
  // Most of it is waiting, and so is most of what follows: side by side, the first start is shorter.
  const built = build();
  built.catch(() => undefined); // it is awaited further down; until then something else may fail
  const database = await step('Start Postgres and bring its tables up to date', () => openDatabase(folder, onStop));
  watchDatabase(database, onStop);

  const useSandbox = process.argv.includes('--sandbox') || !process.env.DATABASE_URL;
  const sandbox = useSandbox
    ? await step('Start the sandbox vendors', () => startSandbox(folder, { onStop, onFatal, isEnding }))
    : null;
  const secrets = await firstRun({ folder, database, sandbox, step });

  const brokerUrl = `http://127.0.0.1:${await freePort()}`;
  const shared = {
    BROKER_URL: brokerUrl,
    BROKER_SECRET: folder.web.brokerSecret,
    SANDBOX: useSandbox ? '1' : '0',
    SANDBOX_LIMITS: process.env.SANDBOX_LIMITS === 'off' ? 'off' : 'on',
  };
  const url = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`;
  const worker = supervise({
    name: 'worker',
    args: [...TSX, 'lib/worker/main.ts'],
    env: {
      ...shared,
      DATABASE_URL: database.workerUrl,
      WORKER_PARENT: '1',
      NODE_ENV: 'production',
      AUDIT_CHECKPOINTS: process.env.AUDIT_CHECKPOINTS ?? path.join(folder.dir, 'audit-checkpoints.jsonl'),
      AUDIT_KEY_FILE: process.env.AUDIT_KEY_FILE ?? path.join(folder.dir, 'secrets/audit.key'),
      ...(process.env.VAULT_KEY
        ? { VAULT_KEY: process.env.VAULT_KEY }
        : { VAULT_KEY_FILE: process.env.VAULT_KEY_FILE ?? folder.vaultKeyFile }),
    },
    logs: folder.logs,
    onFatal,
    isEnding,
  });
  onStop(() => worker.stop());
  await built;
  const web = supervise({
    name: 'web',
    args: ['scripts/web.mjs', dev ? 'dev' : 'start', '-p', String(port), '-H', process.env.HOST ?? '127.0.0.1'],
    env: {
      ...shared,
      ...named(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME']),
      DATABASE_URL: database.webUrl,
      DATABASE_STATEMENT_MS: '8000',
      ...(sandbox ? { SANDBOX_CONTROL: sandbox.control } : {}),
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: folder.web.authSecret,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: dev ? 'development' : 'production',
    },
    logs: folder.logs,
    onFatal,
    isEnding,
  });
  onStop(() => web.stop());
  await Promise.all([
    step('Start worker and web', () => healthy(`http://127.0.0.1:${port}/api/health`)),
    sandbox && healthy(`${brokerUrl}/health`).then(() => connectSandbox({ folder, database, shared, sandbox, step })),
  ]);
  greet(url, secrets, folder);
}

const named = (names) =>
  Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));

async function startSandbox(folder, { onStop, onFatal, isEnding }) {
  const kept = () => (fs.existsSync(folder.sandboxFile) ? JSON.parse(fs.readFileSync(folder.sandboxFile, 'utf8')) : {});
  const before = kept();
  // One for the life of this start: a sandbox that is started again after a crash answers at the same address.
  const controlSecret = randomBytes(18).toString('base64url');
  const child = supervise({
    name: 'sandbox',
    args: ['--import', 'tsx', 'sandbox/main.ts'],
    env: () => ({
      ...named(['SANDBOX_SEED', 'SANDBOX_LIMITS', 'SANDBOX_CLOCK', 'SANDBOX_SCALE', 'SANDBOX_TOKEN_SECONDS']),
      SANDBOX_PORTS: JSON.stringify(kept().ports ?? {}),
      SANDBOX_DIR: path.join(folder.dir, 'sandbox'),
      SANDBOX_CONTROL_SECRET: controlSecret,
      SANDBOX_PARENT: '1',
    }),
    logs: folder.logs,
    onFatal,
    isEnding,
    secretFirstLine: true,
  });
  onStop(() => child.stop());
  const started = JSON.parse(await child.firstLine);
  const portOf = (address) => Number(new URL(address).port);
  const ports = { control: portOf(started.control), evidence: portOf(started.evidence) };
  for (const [vendor, { url }] of Object.entries(started.vendors)) ports[vendor] = portOf(url);
  // The ports stay: a stored credential is bound to the address it was given for.
  writePrivate(folder.sandboxFile, { ...before, ports, ...started });
  return started;
}

/** An embedded Postgres that dies is started again on the same port, as often as it takes; the processes reconnect. */
function watchDatabase(database, onStop) {
  if (!database.isUp) return;
  let busy = false;
  let told = '';
  const tell = (words) => {
    if (words !== told) console.log(`! ${words}`);
    told = words;
  };
  const timer = setInterval(async () => {
    if (busy || database.isUp()) return;
    busy = true;
    tell('Postgres ended and is started again.');
    try {
      await database.restart();
      told = '';
    } catch (error) {
      // A disk that is full now has room later, and backends of the one that was killed need a moment to end.
      tell(sentenceOf(error));
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    busy = false;
  }, 250);
  onStop(async () => clearInterval(timer));
}

async function healthy(address) {
  for (let i = 0; i < 600; i++) {
    const answer = await fetch(address).catch(() => null);
    const body = answer?.ok ? await answer.json().catch(() => null) : null;
    if (body && Object.values(body).every((state) => state === 'up')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Stop('Worker and web did not become ready within a minute. Their logs in the data folder say why.');
}

function portOf(text) {
  if (/^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw new Stop(`PORT is "${text}", which is no port. Give a number from 1 to 65535.`);
}

function checkPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const other = `Start with another: PORT=${port < 1024 ? 3000 : port + 1} npm start`;
      if (error.code === 'EADDRINUSE')
        return reject(new Stop(`Port ${port} is in use by another program. Stop it, or: ${other}`));
      if (error.code === 'EACCES') return reject(new Stop(`Port ${port} is not for ordinary users. ${other}`));
      reject(error);
    });
    server.listen(port, process.env.HOST ?? '127.0.0.1', () => server.close(() => resolve()));
  });
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function greet(url, { setupToken, accounts }, folder) {
  console.log(`\nOnequeue is ready: ${url}`);
  if (setupToken) console.log(`First set-up, works once: ${url}/set-up?token=${setupToken}`);
  for (const { role, email, password } of accounts) console.log(`  ${role.padEnd(8)} ${email}  ${password}`);
  if (accounts.length > 0)
    console.log(
      `These sandbox accounts are also in ${path.relative(root, folder.sandboxFile)}. Ctrl-C stops everything.`,
    );
}
