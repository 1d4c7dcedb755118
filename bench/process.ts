import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const root = path.resolve(import.meta.dirname, '..');
/** How the worker and scripts that use its rooms are run from their sources. */
export const TSX = ['--conditions=react-server', '--import', 'tsx'];

type Env = Record<string, string>;
export type Running = {
  pid: number;
  /** The first line, of those still to come or already said, that fits; throws when the process ends without one. */
  says(what: RegExp): Promise<string>;
  stop(): Promise<void>;
};

const running = new Set<Running>();

/** A Node process beside ours; those that watch their stdin end with us, whatever ends us. */
export function start(args: readonly string[], { env = {}, cwd = root }: { env?: Env; cwd?: string } = {}): Running {
  const child = spawn(process.execPath, args, { cwd, env: { ...clean(), ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  let words = '';
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const one: Running = {
    pid: child.pid ?? 0,
    says: listener(child, () => new Error(`${args.join(' ')} ended: ${words.trim()}`)),
    stop: () => stopped(child, ended).finally(() => running.delete(one)),
  };
  running.add(one);
  return one;
}

/** Runs a command to its end and gives what it printed; throws with its last words when it fails. */
export function run(command: string, args: readonly string[], options: { env?: Env; cwd?: string } = {}) {
  return new Promise<string>((resolve, reject) => {
    const { env = {}, cwd = root } = options;
    const child = spawn(command, args, { cwd, env: { ...clean(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, words] = ['', ''];
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      words = (words + chunk).slice(-4000);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${command} ${args.join(' ')}: ${(words || said).trim()}`)),
    );
  });
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop()));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Settings of the person's own shell must not change what is measured.
function clean(): NodeJS.ProcessEnv {
  const kept = { ...process.env };
  for (const name of Object.keys(kept)) if (/^(SANDBOX|ONEQUEUE|DATABASE|NODE_OPTIONS)/.test(name)) delete kept[name];
  return kept;
}

// Every line is read, whether somebody waits for it or not: a full pipe would stop the process.
function listener(child: ChildProcessWithoutNullStreams, why: () => Error): Running['says'] {
  const said: string[] = [];
  const waiting = new Set<(line: string | null) => void>();
  const tell = (line: string | null) => {
    for (const hear of [...waiting]) hear(line);
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (said.length < 100) said.push(line);
    tell(line);
  });
  child.once('exit', () => tell(null));
  return (what) =>
    new Promise((resolve, reject) => {
      const hear = (line: string | null) => {
        if (line !== null && !what.test(line)) return;
        waiting.delete(hear);
        if (line === null) reject(why());
        else resolve(line);
      };
      waiting.add(hear);
      for (const line of said) if (waiting.has(hear)) hear(line);
      if (child.exitCode !== null || child.signalCode !== null) hear(null);
    });
}

async function stopped(child: ChildProcessWithoutNullStreams, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
}
