// The data folder: everything an install keeps, secrets in files only their owner can read.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { Stop } from './steps.mjs';

/** `.data`, or the folder ONEQUEUE_DATA names. */
export const dataFolder = () => path.resolve(root, process.env.ONEQUEUE_DATA ?? '.data');

const secret = (bytes = 24) => randomBytes(bytes).toString('hex');

function readJson(file, make) {
  if (!fs.existsSync(file)) writePrivate(file, make());
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw new Stop(`${file} cannot be read as JSON. Restore it from a copy; without it the database cannot be opened.`);
  }
}

/** Makes what is missing and reads the rest. The vault key is made here and read by the worker alone. */
export function openDataFolder() {
  const dir = dataFolder();
  fs.mkdirSync(dir, { recursive: true, mode: 0o711 });
  fs.chmodSync(dir, 0o711); // Postgres may run as another user and has to pass through
  const secrets = path.join(dir, 'secrets');
  for (const one of [secrets, path.join(dir, 'logs'), path.join(dir, 'sandbox')])
    fs.mkdirSync(one, { recursive: true, mode: 0o700 });
  const vaultKeyFile = path.join(secrets, 'vault.key');
  if (!fs.existsSync(vaultKeyFile) && !fs.existsSync(path.join(dir, 'pg'))) {
    fs.writeFileSync(vaultKeyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  }
  if (!fs.existsSync(vaultKeyFile) && !process.env.VAULT_KEY && !process.env.VAULT_KEY_FILE) {
    throw new Stop(
      `The vault key ${vaultKeyFile} is gone, and stored credentials cannot be opened without it. Put it back from your copy, or move ${dir} away to begin anew.`,
    );
  }
  const passwords = readJson(path.join(secrets, 'database.json'), () => ({
    postgres: secret(),
    onequeue_web: secret(),
    onequeue_worker: secret(),
  }));
  const web = readJson(path.join(secrets, 'web.json'), () => ({ authSecret: secret(32), brokerSecret: secret(32) }));
  return {
    dir,
    logs: path.join(dir, 'logs'),
    vaultKeyFile,
    passwords,
    web,
    sandboxFile: path.join(dir, 'sandbox.json'),
  };
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(file, value) {
  const next = `${file}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(next, file);
}

/** One start at a time on one folder. */
export function lockFolder(dir) {
  const file = path.join(dir, 'start.pid');
  const [other, since] = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(' ') : ['0'];
  // After a restart of the machine the number may be another program's: then the times differ.
  if (Number(other) && Number(other) !== process.pid && isAlive(Number(other)) && startOf(other) === (since ?? '')) {
    throw new Stop(
      `Onequeue already runs on ${dir} (process ${other}). Stop it first, or set ONEQUEUE_DATA to another folder.`,
    );
  }
  fs.writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { mode: 0o600 });
  return () => fs.rmSync(file, { force: true });
}

/** When a process began, in the kernel's ticks; empty where the system does not tell. */
function startOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19];
  } catch {
    return '';
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
