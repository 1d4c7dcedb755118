// How the two commands speak: one line a step with its time, one clear sentence when it fails.
import { spawn } from 'node:child_process';

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Runs one step, says what it does, that it goes on (every 10 s) and how long it took. */
export async function step(title, work) {
  const from = performance.now();
  const beat = setInterval(() => console.log(`  ${title}: ${seconds(from)} so far`), 10_000);
  try {
    const result = await work();
    const note = typeof result === 'string' ? `: ${result}` : '';
    console.log(`✓ ${title}${note} (${seconds(from)})`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/** A failure that has a way out; shown as it is, without a stack. */
export class Stop extends Error {}

/** The sentence to show for anything that went wrong. */
export function sentenceOf(error) {
  if (isDiskFull(error)) return 'The disk is full. Free some space and start again; nothing is lost.';
  if (error?.code === 'EACCES' || error?.code === 'EPERM')
    return `No permission: ${error.message}. Mend the rights of that path and start again.`;
  return error instanceof Error ? error.message : String(error);
}

// Node's code and Postgres' own; an error of a migration holds the database's as its cause.
function isDiskFull(error) {
  return ['ENOSPC', '53100'].includes(error?.code) || (error?.cause !== undefined && isDiskFull(error.cause));
}

/** Runs a command to its end; its output is shown only when it fails. */
export function run(command, args, { env = {}, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end);
    let words = '';
    const keep = (chunk) => {
      words = (words + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else reject(new Stop(`${command} ${args.join(' ')} failed:\n${words.trim()}`));
    });
  });
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer (24 is best) and start again.`);
}
