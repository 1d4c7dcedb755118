// Child processes of `npm start`: each logs to its own file, is started again when it dies, and ends with us.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

/** A process that ends with this code has said why and must not be started again. */
const EXIT_CONFIG = 78;
const TOO_OFTEN = 5;

/** What every child needs of our own environment; anything else is passed on by name. */
function baseEnv() {
  const kept = {};
  for (const name of [
    'PATH',
    'HOME',
    'USER',
    'TMPDIR',
    'TEMP',
    'SystemRoot',
    'LANG',
    'TZ',
    'NODE_EXTRA_CA_CERTS',
    'LOG_LEVEL',
  ]) {
    if (process.env[name] !== undefined) kept[name] = process.env[name];
  }
  return kept;
}

/**
 * @param {{ name: string, args: string[], env: Record<string, string | undefined> | (() => Record<string, string | undefined>), logs: string, onFatal(sentence: string): void, isEnding(): boolean, secretFirstLine?: boolean }} options
 * @returns {{ stop(): Promise<void>, firstLine: Promise<string>, pid(): number | undefined }} firstLine: what it printed first on stdout
 */
export function supervise({ name, args, env, logs, onFatal, isEnding, secretFirstLine = false }) {
  const file = fs.openSync(path.join(logs, `${name}.log`), 'a', 0o600);
  const log = (chunk) => {
    try {
      fs.writeSync(file, chunk);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error; // a full disk costs lines of the log, and not the console
    }
  };
  let child;
  let stopping = false;
  let deaths = [];
  let saidFirst;
  const firstLine = new Promise((resolve) => {
    saidFirst = resolve;
  });

  function start() {
    child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...baseEnv(), ...(typeof env === 'function' ? env() : env) },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let first = '';
    let words = '';
    child.stdin.on('error', () => undefined); // a child that died does not read
    child.stdout.on('data', (chunk) => {
      if (first === null) return log(chunk);
      first += chunk;
      const end = first.indexOf('\n');
      if (end < 0) return;
      saidFirst(first.slice(0, end));
      // The sandbox says its credentials in its first line: that one is for us and not for the log.
      log(secretFirstLine ? first.slice(end + 1) : first);
      first = null;
    });
    child.stderr.on('data', (chunk) => {
      log(chunk);
      words = (words + chunk).slice(-2000);
    });
    child.on('exit', (code, signal) => {
      // A Ctrl-C reaches the whole group: they end by themselves before they are told to.
      if (stopping || isEnding()) return;
      const last = words.trim().split('\n').at(-1) ?? '';
      if (code === EXIT_CONFIG) return onFatal(last);
      // One that is killed from outside is not at fault; one that fails by itself, over and over, is.
      if (signal === null) deaths = [...deaths.filter((at) => Date.now() - at < 60_000), Date.now()];
      if (deaths.length >= TOO_OFTEN) {
        return onFatal(
          `The ${name} process ended ${TOO_OFTEN} times within a minute. Its log is ${path.join(logs, `${name}.log`)}. ${last}`,
        );
      }
      console.log(`! The ${name} process ended (${signal ?? code}) and is started again.`);
      setTimeout(() => stopping || isEnding() || start(), 500);
    });
  }

  start();
  return {
    firstLine,
    pid: () => child.pid,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const late = setTimeout(() => child.kill('SIGKILL'), 8000);
        child.once('exit', () => {
          clearTimeout(late);
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
