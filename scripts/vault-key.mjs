// `node scripts/vault-key.mjs status | rotate | rotate-data-keys`: looks at the keys of the vault, or changes them. The
// console may run meanwhile; killed half-way, the same command goes on where it stopped.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dataFolder, openDataFolder } from './data-folder.mjs';
import { openDatabase } from './database.mjs';
import { root } from './install.mjs';
import { Stop, sentenceOf } from './steps.mjs';

const COMMANDS = { status, rotate, 'rotate-data-keys': rotateDataKeys };

try {
  const command = COMMANDS[process.argv[2]];
  if (!command) throw new Stop(`Say what to do: ${Object.keys(COMMANDS).join(', ')}.`);
  const place = await openPlace();
  try {
    await command(place);
  } finally {
    await place.close();
  }
} catch (error) {
  console.error(`✗ ${sentenceOf(error)}`);
  process.exitCode = 1;
}

async function status(place) {
  for (const { id, isNeeded } of keyed(place, 'status').keys)
    console.log(`${id}  ${isNeeded ? 'in use' : 'not needed'}`);
}

/** A new key comes first in the file; the old ones go once nothing is closed with them any more. */
async function rotate(place) {
  const lines = keysIn(place.keyFile);
  const old = lines.slice(1).length > 0 ? [] : lines; // an earlier run added its new key already: it is finished first
  if (old.length > 0) writeKeys(place.keyFile, [randomBytes(32).toString('base64'), ...old]);
  for (let tries = 0; ; tries++) {
    const { keys } = keyed(place, 'rewrap');
    const [current, ...rest] = keys;
    const needed = rest.filter((key) => key.isNeeded);
    if (needed.length === 0 || tries === 20) {
      const kept = new Set([current.id, ...needed.map((key) => key.id)]);
      writeKeys(
        place.keyFile,
        keysIn(place.keyFile).filter((line) => kept.has(idOf(line))),
      );
      console.log(`✓ The vault key is now ${current.id}. Keep a copy of ${place.keyFile}.`);
      if (needed.length > 0)
        console.log(
          `  ${needed.map((key) => key.id).join(', ')} stays: new credentials wait for it. Run this again later.`,
        );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500)); // the worker is about to take what waits
  }
}

async function rotateDataKeys(place) {
  const { resealed, left } = keyed(place, 'data-keys');
  console.log(`✓ Every workspace has a new data key; ${resealed} secrets were sealed anew.`);
  if (left > 0)
    console.log(`  ${left} do not open any more: their connection got another address. Rotate its credentials.`);
}

/** Where the keys and the database are: of this install, or as VAULT_KEY_FILE and WORKER_DATABASE_URL say. */
async function openPlace() {
  const { WORKER_DATABASE_URL: given, VAULT_KEY_FILE: file, VAULT_KEY: key } = process.env;
  if (key && !file)
    throw new Stop(
      'The key is in VAULT_KEY. Put a new one before it, with a space between, and start the worker: it seals everything anew. Then take the old one away.',
    );
  if (given && file) return { keyFile: file, workerUrl: given, close: async () => undefined };
  if (!fs.existsSync(path.join(dataFolder(), 'secrets'))) throw new Stop(`There is no console in ${dataFolder()} yet.`);
  const folder = openDataFolder();
  const pidFile = path.join(folder.dir, 'pg', 'data', 'postmaster.pid');
  const before = firstLine(pidFile);
  const database = await openDatabase(folder);
  const wasRunning = before !== null && before === firstLine(pidFile);
  const close = () => (wasRunning ? Promise.resolve() : database.stop());
  return { keyFile: file ?? folder.vaultKeyFile, workerUrl: database.workerUrl, close };
}

function keyed({ keyFile, workerUrl }, work) {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/vault/rotate-main.ts', work];
  const env = { ...process.env, DATABASE_URL: workerUrl, VAULT_KEY_FILE: keyFile, LOG_LEVEL: 'silent' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0)
    throw new Stop(
      stderr
        .trim()
        .split('\n')
        .find((line) => line.includes('Error: ')) ?? stderr.trim(),
    );
  return JSON.parse(stdout);
}

function keysIn(file) {
  return fs
    .readFileSync(file, 'utf8')
    .split(/\s+/)
    .filter((line) => line !== '');
}

function writeKeys(file, lines) {
  const next = `${file}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(next, `${lines.join('\n')}\n`, { mode: 0o600 });
  fs.renameSync(next, file);
}

function idOf(line) {
  return createHash('sha256').update(Buffer.from(line, 'base64')).digest('hex').slice(0, 8);
}

function firstLine(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n')[0] : null;
}
