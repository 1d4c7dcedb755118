import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ContractCase } from '@/lib/vendors/contract-case';
import { workflowContract } from '@/lib/vendors/contract-zscaler';
import { edgeContract } from '@/lib/vendors/lacework-edge/contract';
import { startSandbox } from '@/sandbox/start';
import { openConnection } from './open-connection';
import { aStoredConnection, aVaultKey } from './testing';

// `npm run test:faults` asks for the whole minute that the limit is about; the sandbox is the judge of it either way.
const FOR_MS = process.env.FAULT_SEEDS ? 75_000 : 8_000;
const ALLOWED = { burst: 6, perMs: 24 / 60_000 };
const ID_PARAM = { 'zscaler-workflow': 'id', 'lacework-edge': 'uuid' };

aVaultKey();
const limited = await startSandbox({ scale: 'small', clock: 'still', seed: 'limits' });
const unlimited = await startSandbox({ scale: 'small', clock: 'still', seed: 'sessions', limits: 'off' });
afterAll(async () => void (await Promise.all([limited.close(), unlimited.close()])));

test('four processes together never make more than thirty calls a minute, wherever the minute begins', async () => {
  const job = await aHistoryToRead(limited, 'zscaler-workflow', workflowContract);
  const workers = await begun(4, { ...job, forMs: FOR_MS }, { SANDBOX_LIMITS: 'on' });
  await Promise.all(workers.map((worker) => worker.goes()));

  const calls = await callsOf(limited.control, 'change_history');
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  const times = calls.map(({ at }) => at.getTime());
  for (const [index, from] of times.entries()) {
    for (const [further, to] of times.slice(index + 1).entries()) {
      // What the bucket lets out in this time, and two calls that were held up on their way.
      expect(further + 2).toBeLessThanOrEqual(ALLOWED.burst + (to - from) * ALLOWED.perMs + 2);
    }
    expect(times.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(30);
  }
  expect(times.length).toBeGreaterThanOrEqual(ALLOWED.burst);
}, 240_000);

test.each([
  ['zscaler-workflow', workflowContract],
  ['lacework-edge', edgeContract],
] as const)(
  '%s: fifty calls over two processes whose session has ended cost one new session, and none of them fails',
  async (vendor, contract) => {
    const job = await aHistoryToRead(unlimited, vendor, contract);
    const workers = await begun(2, { ...job, calls: 25 }, { SANDBOX_LIMITS: 'off' });
    const login = contract.loginOperation ?? '';
    const before = (await callsOf(unlimited.control, login)).length;
    await control(unlimited.control, 'POST', '/faults', { vendor, kind: 'tokens-die' });
    const outcomes = await Promise.all(workers.map((worker) => worker.goes()));
    expect(outcomes).toEqual([{ ok: 25 }, { ok: 25 }]);
    expect((await callsOf(unlimited.control, login)).length - before).toBe(1);
    const refused = (await callsOf(unlimited.control)).filter((call) => call.status === 401 && call.vendor === vendor);
    expect(refused.length).toBeGreaterThan(0);
  },
  120_000,
);

type Sandbox = typeof limited;

/** A stored connection to a sandbox vendor, and the history of a finding of it as something to ask for. */
async function aHistoryToRead(of: Sandbox, vendor: keyof typeof ID_PARAM, contract: ContractCase) {
  const tenant = of.vendors[vendor];
  const { credentials, settings } = contract.connection(tenant);
  const texts = z.record(z.string(), z.string()).parse(credentials);
  const { ctx, id } = await aStoredConnection(texts, { vendor, origin: tenant.url, settings });
  const { signal } = new AbortController();
  const connection = await openConnection(ctx, id, { priority: 'read', signal });
  const window = { from: new Date(Date.now() - 200 * 86_400_000), to: new Date(Date.now() + 86_400_000) };
  for await (const { items } of connection.pull('finding', window, signal)) {
    const [found] = items;
    if (!found) continue;
    const params = { [ID_PARAM[vendor]]: found.externalId };
    return { workspaceId: ctx.workspaceId, id, read: 'history', params };
  }
  throw new Error('the sandbox has no findings');
}

/** Worker processes that wait to be told to go; what comes of their calls is counted. */
async function begun(count: number, job: object, env: Record<string, string>) {
  const flags = ['--conditions=react-server', '--import', 'tsx', 'lib/vault/call-in-process.ts', JSON.stringify(job)];
  return Promise.all(
    Array.from({ length: count }, async () => {
      const child = spawn(process.execPath, flags, { env: { ...process.env, ...env } });
      const printed = linesOf(child);
      expect(await printed.next()).toMatchObject({ value: 'ready' });
      return {
        goes: async (): Promise<unknown> => {
          child.stdin.write('go\n');
          return JSON.parse(String((await printed.next()).value));
        },
      };
    }),
  );
}

async function* linesOf(child: ChildProcessWithoutNullStreams): AsyncGenerator<string> {
  let [rest, complaints] = ['', ''];
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  for await (const chunk of child.stdout) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest || `the process ended: ${complaints}`;
}

const Calls = z.object({
  calls: z.array(z.object({ at: z.coerce.date(), vendor: z.string(), status: z.number() })),
});

async function callsOf(address: string, operation?: string) {
  const query = operation === undefined ? '' : `?operation=${operation}`;
  return Calls.parse(await control(address, 'GET', `/calls${query}`)).calls;
}

async function control(address: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(address + path, { method, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
