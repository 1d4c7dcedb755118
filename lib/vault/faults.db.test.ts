import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { ContractCase } from '@/lib/vendors/contract-case';
import { postureContract, workflowContract } from '@/lib/vendors/contract-zscaler';
import { edgeContract } from '@/lib/vendors/lacework-edge/contract';
import type { Connected, Noun, RecordOf } from '@/lib/vendors/vendor';
import { workatoContract } from '@/lib/vendors/workato/contract';
import { type Rng, rng } from '@/sandbox/core/random';
import { toldForms } from '@/sandbox/core/told';
import type { VendorId } from '@/sandbox/core/vendor-app';
import { startSandbox } from '@/sandbox/start';
import { openConnection } from './open-connection';
import { aStoredConnection, aVaultKey } from './testing';

// `npm run test:faults` asks for many. The one for every day is a quick one: others draw waits of half a minute.
const ASKED = process.env.FAULT_SEEDS;
const SEEDS = ASKED ? Array.from({ length: Number(ASKED) }, (_, at) => at + 1) : [7];
const DAY = 86_400_000;
const CASES: Record<VendorId, ContractCase> = {
  'zscaler-workflow': workflowContract,
  'zscaler-posture': postureContract,
  'lacework-edge': edgeContract,
  workato: workatoContract,
};
const IDS = Object.keys(CASES) as VendorId[]; // Object.keys forgets what the keys are

aVaultKey();
// The limits have tests of their own; here they would only be waited for.
process.env.SANDBOX_LIMITS = 'off';
const sandbox = await startSandbox({ scale: 'small', clock: 'still', limits: 'off', seed: 'faults' });
afterAll(() => sandbox.close());
beforeEach(() => control('POST', '/reset'));
const { signal } = new AbortController();

for (const seed of SEEDS) {
  test(`seed ${seed}: under faults of every kind nothing is lost, doubled, asked too early or broken by it`, async () => {
    await Promise.all(IDS.map((id) => readUnderFaults(id, rng(`reads ${seed} ${id}`))));
  }, 240_000);

  test(`seed ${seed}: a write whose answer is lost is sent once, and looking tells what became of it`, async () => {
    for (const id of IDS) await writeUnderFault(id, rng(`writes ${seed} ${id}`));
  }, 240_000);
}

type Kind = { kind: string; [more: string]: unknown };

/** What may go wrong with a read. Those that only time bounds (silence) are tested beside the clock they need. */
function readFaults(dice: Rng): Kind[] {
  const told = dice.pick(toldForms.filter((form) => form !== 'absurd'));
  return [
    { kind: 'status', status: 429, told, toldSeconds: 1, skewMs: dice.pick([0, 3_600_000, -3_600_000]) },
    { kind: 'status', status: dice.int(500, 504) },
    { kind: 'delay', delayMs: 20, jitterMs: 100 },
    ...['tokens-die', 'reset-before', 'reset-after', 'cut-body', 'cut-json', 'html200'].map((kind) => ({ kind })),
    ...['bad-utf8', 'duplicate-keys', 'duplicates', 'arrivals'].map((kind) => ({ kind })),
    ...['drift-enum', 'drift-missing', 'drift-type'].map((kind) => ({ kind })),
    { kind: 'drip', delayMs: 1 },
    { kind: 'deep', depth: 20_000 },
    { kind: 'huge', bytes: 12 * 2 ** 20 },
    { kind: 'zip-bomb', bytes: 64 * 2 ** 20 },
    { kind: 'repeat-page' },
    { kind: 'wrong-total' },
  ];
}

async function readUnderFaults(id: VendorId, dice: Rng): Promise<void> {
  const { listOperation: operation, listNoun } = CASES[id];
  const before = (await everything(await connected(id), listNoun)).kept;
  expect(before.size).toBeGreaterThan(5);
  const drawn = [0, 1, 2].map(() => dice.pick(readFaults(dice)));
  await faults(
    id,
    drawn.map((one) => ({ ...one, operation, chance: 0.4, times: 3, seed: `${dice.int(0, 1e9)}` })),
  );
  const since = (await callsOf(id, operation)).at(-1)?.seq ?? 0;
  const connection = await connected(id);
  for (let attempt = 0; attempt < 3; attempt++) {
    const pulled = await everything(connection, listNoun).catch(asVendorError);
    if (pulled instanceof VendorError) continue;
    const lost = [...before].filter((one) => !pulled.kept.has(one));
    expect(lost.length, `${id} lost records under ${JSON.stringify(drawn)}`).toBeLessThanOrEqual(pulled.odd);
  }
  notTooEarly(await callsOf(id, operation, since));
  await control('DELETE', `/faults?vendor=${id}`);
  const after = (await everything(await connected(id), listNoun)).kept;
  expect([...before].filter((one) => !after.has(one))).toEqual([]);
}

/** No failure but one of those that our own code knows how to take. */
function asVendorError(error: unknown): VendorError {
  if (error instanceof VendorError) return error;
  throw error;
}

const Call = z.object({ seq: z.number(), at: z.coerce.date(), operation: z.string(), toldMs: z.number().optional() });
type Call = z.infer<typeof Call>;

function notTooEarly(calls: readonly Call[]): void {
  for (const [index, { at, toldMs = 0 }] of calls.entries()) {
    const next = calls[index + 1];
    if (toldMs > 0 && next) expect(next.at.getTime() - at.getTime()).toBeGreaterThanOrEqual(toldMs);
  }
}

const WRITE_FAULTS: readonly (Kind & { applied: boolean })[] = [
  { kind: 'reset-before', applied: false },
  { kind: 'status', status: 503, applied: false },
  { kind: 'html200', applied: false },
  { kind: 'reset-during', delayMs: 150, applied: true },
  { kind: 'reset-after', applied: true },
  { kind: 'cut-body', applied: true },
  { kind: 'cut-json', applied: true },
];

async function writeUnderFault(id: VendorId, dice: Rng): Promise<void> {
  await control('POST', '/reset');
  const connection = await connected(id);
  const pulled = new Map<Noun, RecordOf<Noun>[]>();
  for (const noun of connection.about.nouns) pulled.set(noun, (await everything(connection, noun)).records);
  const of = <N extends Noun>(noun: N) => (pulled.get(noun) ?? []) as RecordOf<N>[]; // kept under its own noun
  const commands = await CASES[id].commands(
    { findings: of('finding'), items: (noun) => (noun === 'finding' ? [] : of(noun)) },
    (name) => connection.live(name, {}, signal),
  );
  const told = commands.filter(({ before, after }) => before === 'absent' && after === 'applied');
  if (told.length === 0) return expect(connection.about.commands).toEqual([]);
  const { command, operation } = dice.pick(told);
  const { applied, ...fault } = dice.pick(WRITE_FAULTS);
  const since = (await callsOf(id, operation)).at(-1)?.seq ?? 0;
  await faults(id, [{ ...fault, operation, times: 1 }]);
  const failure = await connection.perform(command, signal).then(() => null, asVendorError);
  // An answer of nothing, cut in half, is still nothing: then the write went well.
  if (failure) expect(['unclear', 'garbled'], `${id} ${fault.kind}`).toContain(failure.fault);
  else expect(['cut-json', 'html200']).toContain(fault.kind);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await connection.readBack(command, signal), `${id} ${command.kind} ${fault.kind}`).toMatchObject({
    outcome: applied ? 'applied' : 'absent',
  });
  expect(await callsOf(id, operation, since)).toHaveLength(1);
}

/** A connection of its own: breakers and budgets begin anew. */
async function connected(id: VendorId): Promise<Connected> {
  const tenant = sandbox.vendors[id];
  const { credentials, settings } = CASES[id].connection(tenant);
  const texts = z.record(z.string(), z.string()).parse(credentials);
  const stored = await aStoredConnection(texts, { vendor: id, origin: tenant.url, settings });
  return openConnection(stored.ctx, stored.id, { priority: 'sync', signal });
}

async function everything<N extends Noun>(connection: Connected, noun: N = 'finding' as N) {
  const window = { from: new Date(Date.now() - 200 * DAY), to: new Date(Date.now() + DAY) };
  const records: RecordOf<N>[] = [];
  let odd = 0;
  for await (const page of connection.pull(noun, window, signal)) {
    records.push(...page.items);
    odd += page.odd.length;
  }
  const kept = new Set(records.map(({ externalId }) => externalId));
  return { records, kept, odd };
}

async function faults(vendor: string, set: readonly Kind[]): Promise<void> {
  await control(
    'POST',
    '/faults',
    set.map((one) => ({ ...one, vendor })),
  );
}

async function callsOf(vendor: string, operation: string, since = 0): Promise<Call[]> {
  const query = new URLSearchParams({ vendor, operation, since: String(since) });
  return z.object({ calls: z.array(Call) }).parse(await control('GET', `/calls?${query}`)).calls;
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(sandbox.control + path, { method, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}
