import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Apart, freePort, spawnStart, startApart } from './apart';
import { isAlive, killHard } from './processes';

// One data folder through starts and ends of every kind, in this order.
test.describe.configure({ mode: 'serial', timeout: 200_000 });

type Kept = { total: number; label: string; finding: string };
let port: number;
let running: Apart;
let kept: Kept;

test.afterAll(() => running?.stop());

test('a first start, and a Ctrl-C that leaves no process behind', async () => {
  port = await freePort();
  running = await startApart('start', { port });
  const analyst = await running.as('analyst');
  const label = `kept ${Date.now()}`;
  const first = async () =>
    (await analyst.get<{ items: { id: string }[] }>('/api/findings?limit=1')).items[0]?.id ?? '';
  await expect.poll(first, { timeout: 60_000 }).not.toBe('');
  const finding = await first();
  await analyst.send('POST', `/api/findings/${finding}/labels`, { label });
  kept = { total: await settledTotal(running), label, finding };

  const { origin, said, data } = running;
  const pids = pidsOf(running);
  expect(await running.stop('SIGINT')).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  // What a Ctrl-C ends is not brought back, and nothing is left to be cleaned up.
  expect(said()).not.toContain('started again');
  for (const left of ['start.pid', 'pg/data/postmaster.pid'])
    expect(fs.existsSync(path.join(data, left)), left).toBe(false);
  await expect(fetch(`${origin}/api/health`)).rejects.toThrow();
});

test('a second start has all data', async () => {
  running = await startApart('start', { keep: true, port });
  await expectKept();
});

test('a second start on the same folder is refused and disturbs nobody', async () => {
  const env = { ONEQUEUE_DATA: running.data, PORT: String(await freePort()) };
  const { child, said } = spawnStart(env);
  expect(await exitOf(child)).toBe(1);
  expect(said()).toMatch(new RegExp(`✗ Onequeue already runs on .*process ${running.pid}`));
  await expectKept();
});

test('a kill -9 of the start command takes web, worker and sandbox with it; the next start goes on with its Postgres', async () => {
  const postgres = running.postgresPid();
  const others = pidsOf(running).filter((pid) => pid !== postgres);
  await killHard(running.pid);
  await expect.poll(() => others.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  expect(isAlive(postgres)).toBe(true);
  running = await startApart('start', { keep: true, port });
  expect(running.postgresPid()).toBe(postgres);
  await expectKept();
  const pids = pidsOf(running);
  process.kill(running.pid, 'SIGTERM'); // to itself alone, as a service manager does
  await expect.poll(() => [running.pid, ...pids].filter(isAlive), { timeout: 30_000 }).toEqual([]);
});

test('a wrong vault key ends the start with the id of the missing one; with the right one back it runs', async () => {
  const file = path.join(running.data, 'secrets/vault.key');
  const right = fs.readFileSync(file, 'utf8');
  for (const [wrong, sentence] of [
    [
      randomBytes(32).toString('base64'),
      /^✗ The vault key [0-9a-f]{8} is missing \(given: [0-9a-f]{8}\)\. .*start again\.$/m,
    ],
    ['not a key', /^✗ The vault key is not right: key 1 is not 32 bytes in base64\.$/m],
  ] as const) {
    fs.writeFileSync(file, wrong);
    const { child, said } = spawnStart({ ...env(), ONEQUEUE_DATA: running.data, PORT: String(port) });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toMatch(sentence);
    expect(said().match(/✗/g)).toHaveLength(1);
    expect(fs.existsSync(path.join(running.data, 'pg/data/postmaster.pid'))).toBe(false);
  }
  fs.writeFileSync(file, right);
  running = await startApart('start', { keep: true, port });
  await expectKept();
});

test('a terminal that is closed ends all of it too, also after there was something to say', async () => {
  running.closeTerminal();
  await killHard(running.part('worker').pid); // which is told, to nobody
  const well = () => fetch(`${running.origin}/api/health`).then(({ ok }) => ok);
  await expect.poll(well, { timeout: 30_000, intervals: [500] }).toBe(true);
  const pids = pidsOf(running);
  process.kill(running.pid, 'SIGHUP');
  await expect.poll(() => [running.pid, ...pids].filter(isAlive), { timeout: 30_000 }).toEqual([]);
  expect(fs.existsSync(path.join(running.data, 'start.pid'))).toBe(false);
});

const env = () => ({ SANDBOX_SCALE: 'small', SANDBOX_LIMITS: 'off', SANDBOX_CLOCK: 'still' });

async function expectKept(): Promise<void> {
  const analyst = await running.as('analyst');
  expect(await settledTotal(running)).toBe(kept.total);
  expect((await analyst.call('GET', `/api/findings/${kept.finding}`)).text).toContain(kept.label);
}

/** All findings, once the number has stopped to grow: the first sync is through. */
async function settledTotal(apart: Apart): Promise<number> {
  const analyst = await apart.as('analyst');
  const total = async () => (await analyst.get<{ total: number }>('/api/findings/count')).total;
  let last = -1;
  const steady = async () => {
    const before = last;
    last = await total();
    return last > 0 && last === before;
  };
  await expect.poll(steady, { timeout: 90_000, intervals: [2500] }).toBe(true);
  return last;
}

const pidsOf = (apart: Apart) => [
  ...(['web', 'worker', 'sandbox'] as const).map((part) => apart.part(part).pid),
  apart.postgresPid(),
];

function exitOf(child: ReturnType<typeof spawnStart>['child']): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}
