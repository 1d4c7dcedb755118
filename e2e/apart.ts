// A console of its own, for tests that kill its processes, search its files or fill it with strangers.
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { removeDataFolder } from '../scripts/postgres-folder.mjs';
import { type Account, type Answer, type Api, signedIn } from './api';
import type { Role } from './console';
import { childrenOf, type Process } from './processes';

const root = path.resolve(import.meta.dirname, '..');

export type Part = keyof typeof ARGS;
export type SandboxFile = {
  accounts: (Account & { role: Role })[];
  vendors: Record<string, { url: string; credentials: Record<string, string> }>;
  control: string;
  workspaceId: string;
};
export type Apart = {
  origin: string;
  data: string;
  /** The start command itself. */
  pid: number;
  /** What it printed so far. */
  said(): string;
  sandbox(): SandboxFile;
  as(role: Role, seen?: (answer: Answer) => void): Promise<Api>;
  part(name: Part): Process;
  postgresPid(): number;
  ownerUrl(): string;
  /** The database as its owner, whom no process of the console is. */
  owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** From now on nobody reads what it prints. */
  closeTerminal(): void;
  /** Ends it as Ctrl-C does; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

// Next gives its process a title of its own.
const ARGS = { web: /scripts\/web\.mjs|^next-server/, worker: /lib\/worker\/main\.ts/, sandbox: /sandbox\/main\.ts/ };

type Options = { env?: Record<string, string>; keep?: boolean; port?: number };

/** Runs the real start command on a data folder of its own until it says that it is ready. */
export async function startApart(name: string, { env = {}, keep = false, port }: Options = {}): Promise<Apart> {
  const data = path.join(root, '.data', `e2e-${name}`);
  if (!keep) removeDataFolder(data);
  const at = port ?? (await freePort());
  const origin = `http://localhost:${at}`;
  const { child, said } = spawnStart({
    ONEQUEUE_DATA: data,
    PORT: String(at),
    NEXTAUTH_URL: origin,
    SANDBOX_SCALE: 'small',
    SANDBOX_LIMITS: 'off',
    SANDBOX_CLOCK: 'still',
    ...env,
  });
  await ready(child, said);
  const pid = child.pid ?? 0;
  const sandbox = (): SandboxFile => JSON.parse(fs.readFileSync(path.join(data, 'sandbox.json'), 'utf8'));
  const postmaster = () => fs.readFileSync(path.join(data, 'pg/data/postmaster.pid'), 'utf8').split('\n');
  const ownerUrl = () => {
    const { postgres } = JSON.parse(fs.readFileSync(path.join(data, 'secrets/database.json'), 'utf8'));
    return `postgresql://postgres:${postgres}@127.0.0.1:${postmaster()[3]}/onequeue`;
  };
  return {
    origin,
    data,
    pid,
    said,
    sandbox,
    as(role, seen) {
      const account = sandbox().accounts.find((one) => one.role === role);
      if (!account) throw new Error(`no ${role} account`);
      return signedIn(origin, { email: account.email, password: account.password }, seen);
    },
    part(part) {
      const found = childrenOf(pid).find(({ args }) => ARGS[part].test(args));
      if (!found) throw new Error(`the ${part} process is not there`);
      return found;
    },
    postgresPid: () => Number(postmaster()[0]),
    ownerUrl,
    async owner(work) {
      const client = await onceUp(ownerUrl);
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    closeTerminal() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    stop: (signal = 'SIGINT') => ended(child, signal),
  };
}

/** A killed Postgres is away for a moment, its pid file included. */
async function onceUp(url: () => string): Promise<pg.Client> {
  for (let tries = 0; ; tries++) {
    try {
      const client = new pg.Client({ connectionString: url() });
      await client.connect();
      return client;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** `npm start` as it is, with the given environment on top of ours. */
export function spawnStart(env: Record<string, string>): { child: ChildProcess; said(): string } {
  const inherited = { ...process.env };
  for (const unset of ['DATABASE_URL', 'VAULT_KEY', 'VAULT_KEY_FILE']) delete inherited[unset];
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: a Ctrl-C can then be sent to all of it, as a terminal does.
    detached: true,
  });
  let words = '';
  const keep = (chunk: Buffer) => {
    words += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const orphan = () => child.kill('SIGTERM');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  return { child, said: () => words };
}

async function ready(child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 170_000;
  while (!said().includes('Onequeue is ready')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the console did not start:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Signals a whole process group, as a terminal does, and waits for its leader's exit code. */
export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', resolve);
    if (child.pid) process.kill(-child.pid, signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
