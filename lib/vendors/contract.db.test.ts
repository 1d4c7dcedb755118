import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pool } from '@/lib/db/pool';
import { CommandKind } from '@/lib/model/command';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import { startSandbox } from '@/sandbox/start';
import { CATALOGUE } from './catalogue';
import type { ContractCase, Pulled } from './contract-case';
import { postureContract, workflowContract } from './contract-zscaler';
import { edgeContract } from './lacework-edge/contract';
import { VENDORS } from './registry';
import { httpTo } from './testing';
import type { Connected, Noun, RecordOf, Window } from './vendor';
import { workatoContract } from './workato/contract';

const CASES: Record<string, ContractCase> = {
  'zscaler-workflow': workflowContract,
  'zscaler-posture': postureContract,
  'lacework-edge': edgeContract,
  workato: workatoContract,
};
const DAY = 86_400_000;
const HALF_YEAR = 190 * DAY;
const { signal } = new AbortController();

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/calls');
});

test('the browser’s list and the worker’s list name the same vendors', () => {
  expect(CATALOGUE).toEqual(VENDORS.map(({ about }) => about));
});

describe.each(VENDORS.map((vendor) => [vendor.about.id, vendor] as const))('%s', (id, vendor) => {
  const contract = CASES[id];
  if (!contract) throw new Error(`${id} has no case in this suite`);

  const unlimited = Object.fromEntries(Object.keys(vendor.http.limits).map((rateClass) => [rateClass, {}]));
  function connect(over: object = {}): Connected {
    const tenant = Object.entries(sandbox.vendors).find(([name]) => name === id)?.[1];
    if (!tenant || !contract) throw new Error(`no sandbox plays ${id}`);
    const { credentials, settings } = contract.connection(tenant);
    const http = httpTo(tenant.url, pool(), unlimited);
    return vendor.connect({ credentials: { ...credentials, ...over }, settings, http });
  }

  const fault = (fields: object) =>
    control('POST', '/faults', { vendor: id, operation: contract.listOperation, ...fields });
  const callsOf = async (operation: string) => {
    const query = new URLSearchParams({ vendor: id, operation });
    return Calls.parse(await control('GET', `/calls?${query}`)).calls;
  };

  test('the credentials are proved by one sentence', async () => {
    expect(await connect().verify(signal)).toMatch(/^[A-Z].{10,}\.$/);
  });

  test('every noun is pulled to its end, with no doubles and nothing odd, in steps of any length', async () => {
    const connected = connect();
    for (const noun of vendor.about.nouns) {
      const all = await walk(connected, noun);
      const ids = all.map((record) => record.externalId);
      expect(ids.length, noun).toBeGreaterThan(0);
      expect(
        ids.every((one) => typeof one === 'string' && one !== ''),
        noun,
      ).toBe(true);
      if (connected.pullSpec(noun)?.mode !== 'window') continue;
      // Windows may overlap; what they must not do is leave something out.
      const inSteps = await walk(connected, noun, 0.37);
      expect(new Set(inSteps.map((record) => record.externalId)), noun).toEqual(new Set(ids));
    }
  });

  test('what a pull answers can be stored', async () => {
    const connected = connect();
    for (const noun of vendor.about.nouns) {
      const text = JSON.stringify(await walk(connected, noun));
      expect(text, noun).not.toMatch(/(?<!\\)\\u0000|(?<!\\)\\ud[89a-f]/i);
    }
  });

  test('wrong credentials are told as such', async () => {
    const field = Object.keys(vendor.about.credentials.shape).at(-1) ?? '';
    await expect(connect({ [field]: 'wrong' }).verify(signal)).rejects.toMatchObject({ fault: 'auth' });
  });

  test('a 401 in mid-run is renewed once where there is something to renew, and is told where not', async () => {
    await fault({ kind: 'status', status: 401, times: 1 });
    if (contract.loginOperation === null) {
      await expect(someFindings(connect())).rejects.toMatchObject({ fault: 'auth' });
    } else {
      expect(await someFindings(connect())).not.toEqual([]);
      expect(await callsOf(contract.loginOperation)).toHaveLength(2);
    }
  });

  test('a 429 is waited out for as long as was told', async () => {
    await fault({ kind: 'status', status: 429, retryAfter: 1, times: 1 });
    const startedAt = Date.now();
    expect(await someFindings(connect())).not.toEqual([]);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
  });

  test('a 429 that tells a long time is handed on with it', async () => {
    await fault({ kind: 'status', status: 429, retryAfter: 600, times: 1 });
    const failure = await someFindings(connect()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ fault: 'throttled' });
    expect(Detail.parse(failure).detail.retryAt).toBeGreaterThanOrEqual(Date.now() + 590_000);
  });

  test('a read that fails is tried again, and is an outage when it goes on failing', async () => {
    await fault({ kind: 'status', status: 503, times: 1 });
    expect(await someFindings(connect())).not.toEqual([]);
    await fault({ kind: 'status', status: 503 });
    await expect(someFindings(connect())).rejects.toMatchObject({ fault: 'down' });
  });

  test.each(['html200', 'cut-json'])('an answer of %s is garbled, not empty', async (kind) => {
    await fault({ kind });
    await expect(someFindings(connect())).rejects.toMatchObject({ fault: 'garbled' });
  });

  // Where a portal cannot set one, the vendor's own mapper tests feed it.
  const { unknownSeverity } = contract;
  if (unknownSeverity) {
    test('a severity nobody has named is unknown, and nothing else', async () => {
      const before = await someFindings(connect());
      const target = before.find((finding) => finding.severity !== 'unknown');
      await control('POST', `/portal/${id}`, { id: target?.externalId, set: unknownSeverity.set });
      const after = (await someFindings(connect())).find((finding) => finding.externalId === target?.externalId);
      expect(after).toMatchObject({ severity: 'unknown', title: target?.title });
      expect(after?.vendorSeverity).toContain(unknownSeverity.shown);
    });
  }

  test('every command is performed, and read back before and after', async () => {
    const connected = connect();
    const all = await commandsOf(connected);
    expect(new Set(all.map(({ command }) => command.kind))).toEqual(new Set(vendor.about.commands));
    for (const { command, before, after, operation } of all) {
      expect(await connected.readBack(command, signal), command.kind).toMatchObject({ outcome: before });
      await connected.perform(command, signal);
      expect(await connected.readBack(command, signal), command.kind).toMatchObject({ outcome: after });
      expect(await callsOf(operation), command.kind).not.toEqual([]);
    }
  });

  test('a write that fails is unclear and sent once; what became of it is seen by looking', async () => {
    const connected = connect();
    const [first] = (await commandsOf(connected)).filter(({ after }) => after === 'applied');
    // A vendor that takes no writes has none to lose.
    if (!first) return expect(vendor.about.commands).toEqual([]);
    const { command, operation } = first;
    await fault({ operation, kind: 'status', status: 500, times: 1 });
    await expect(connected.perform(command, signal)).rejects.toMatchObject({ fault: 'unclear' });
    expect(await callsOf(operation)).toHaveLength(1);
    expect(await connected.readBack(command, signal)).toMatchObject({ outcome: 'absent' });
    // Applied at the vendor, but the answer is lost on the way.
    await fault({ operation, kind: 'reset-after', times: 1 });
    await expect(connected.perform(command, signal)).rejects.toMatchObject({
      fault: 'unclear',
      detail: { mayHaveApplied: true },
    });
    expect(await callsOf(operation)).toHaveLength(2);
    expect(await connected.readBack(command, signal)).toMatchObject({ outcome: 'applied' });
  });

  test('a command that this vendor lacks is refused without a call', async () => {
    const lacking = CommandKind.options.find((kind) => !vendor.about.commands.includes(kind));
    if (!lacking) throw new Error('no vendor does everything');
    const command = { kind: lacking, target: 'x', input: {}, reference: 'r' };
    await expect(connect().perform(command, signal)).rejects.toMatchObject({
      code: 'not_possible',
      message: vendor.about.cannot,
    });
    expect(await callsOf(contract.listOperation)).toEqual([]);
  });

  // Begins from the data of the seed, so that every record still is what it was pulled as.
  async function commandsOf(connected: Connected) {
    await control('POST', '/reset');
    if (vendor.about.commands.length === 0) return [];
    const items = new Map<Noun, ItemRecord[]>();
    for (const noun of vendor.about.nouns) if (noun !== 'finding') items.set(noun, await walk(connected, noun));
    const pulled: Pulled = { findings: await walk(connected, 'finding'), items: (noun) => items.get(noun) ?? [] };
    return contract?.commands(pulled, (name) => connected.live(name, {}, signal)) ?? [];
  }
});

const Calls = z.object({ calls: z.array(z.looseObject({ operation: z.string(), status: z.number() })) });
const Detail = z.looseObject({ detail: z.looseObject({ retryAt: z.number() }) });

/** The findings of the newest window: enough to see how a call fares. */
async function someFindings(connected: Connected): Promise<FindingRecord[]> {
  const to = new Date(Date.now() + DAY);
  const window = { from: new Date(to.getTime() - (connected.pullSpec('finding')?.stepMs ?? HALF_YEAR)), to };
  const found: FindingRecord[] = [];
  for await (const page of connected.pull('finding', window, signal)) found.push(...page.items);
  return found;
}

/** Half a year of a noun, in the steps that its pull asks for or in a part of them. Each record comes once. */
async function walk<N extends Noun>(connected: Connected, noun: N, part = 1): Promise<RecordOf<N>[]> {
  const found = new Map<string, RecordOf<N>>();
  const spec = connected.pullSpec(noun);
  const stepMs = (spec?.mode === 'window' ? (spec.stepMs ?? HALF_YEAR) : HALF_YEAR) * part;
  const end = Date.now() + DAY;
  for (let to = end; to > end - HALF_YEAR; to -= stepMs) {
    const window: Window = { from: new Date(to - stepMs), to: new Date(to) };
    const seen = new Set<string>();
    for await (const page of connected.pull(noun, window, signal)) {
      expect(page.odd, noun).toEqual([]);
      for (const item of page.items) {
        expect(seen.has(item.externalId), `${noun} ${item.externalId} comes twice`).toBe(false);
        seen.add(item.externalId);
        found.set(item.externalId, item);
      }
    }
  }
  return [...found.values()];
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(sandbox.control + path, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}
