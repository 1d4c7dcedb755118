import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { forgetDataKeys } from './data-key';
import { openCredentials } from './secrets';
import { aStoredConnection } from './testing';

const file = path.join(tmpdir(), `onequeue-${randomBytes(6).toString('hex')}.key`);
process.env.VAULT_KEY_FILE = file;
writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });

afterAll(() => rmSync(file));

const env = () => ({
  ...process.env,
  WORKER_DATABASE_URL: databaseUrlAs('onequeue_worker'),
  VAULT_KEY: '',
  VAULT_KEY_FILE: file,
});
const run = async (...args: string[]) =>
  (await promisify(execFile)(process.execPath, ['scripts/vault-key.mjs', ...args], { env: env() })).stdout;

async function killedAfter(ms: number, command: string): Promise<void> {
  // A group of its own: the command's own child dies with it, as in a crash of the machine.
  const child = spawn(process.execPath, ['scripts/vault-key.mjs', command], { env: env(), detached: true });
  await sleep(ms);
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

test('keys change under load and in spite of kills, and no read fails', async () => {
  const tenants = await Promise.all(
    Array.from({ length: 5 }, (_, n) => aStoredConnection({ apiToken: `token ${n}`, other: 'x' })),
  );
  const before = readFileSync(file, 'utf8').trim();
  let isOver = false;
  let reads = 0;
  const reading = tenants.map(async ({ ctx, ...bound }, n) => {
    while (!isOver) {
      forgetDataKeys();
      expect(await openCredentials(ctx, bound)).toEqual({ apiToken: `token ${n}`, other: 'x' });
      reads += 1;
      await sleep(2);
    }
  });
  const changes = (async () => {
    await killedAfter(1100, 'rotate-data-keys');
    await killedAfter(1500, 'rotate');
    return [await run('rotate-data-keys'), await run('rotate'), await run('rotate')];
  })().finally(() => {
    isOver = true;
  });
  const [said] = await Promise.all([changes, ...reading]);
  expect(said.join('')).toMatch(/every workspace has a new data key/i);
  expect(reads).toBeGreaterThan(200);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
  expect(readFileSync(file, 'utf8')).not.toContain(before);
  const keys = await asOwner<{ n: number }>('select count(*)::int as n from workspace_key group by workspace_id');
  expect(keys.every(({ n }) => n === 1)).toBe(true);
  expect(await run('status')).toMatch(/^[0-9a-f]{8} {2}in use\n$/);
}, 120_000);

test('what it cannot do it says in a sentence', async () => {
  await expect(run('explode')).rejects.toMatchObject({ stderr: expect.stringMatching(/^✗ Say what to do: .*\n$/) });
});
