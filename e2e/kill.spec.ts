import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAudit } from '../scripts/audit-verify.mjs';
import { type Apart, type Part, startApart } from './apart';
import { expect, test } from './apart-test';
import type { Api } from './api';
import { dlpIncident, type Fault, postureCount, sandboxCalls, sandboxFaults } from './ask-sandbox';
import { diceOf } from './dice';
import { killHard } from './processes';

type Run = { seed: number; bulk: number; kills: number };
type Action = { id: string; state: string; target: string; outcome: { message: string | null } | null };
type Job = { id: string; state: string; version: number; selected: number };
type Row = { id: string; externalId: string };
type Connection = { id: string; name: string; state: string; version: number };

// `npm run test:faults` asks for more.
const SEEDS = Number(process.env.SEEDS ?? 1);

test.describe.configure({ mode: 'default', timeout: 340_000 });

for (let seed = 1; seed <= SEEDS; seed++) {
  test(`seed ${seed}: a bulk of 100 notes through 5 kill -9 of worker, web and Postgres is whole and single`, ({
    apart,
  }) => bulkThroughKills(apart, { seed, bulk: 100, kills: 5 }));
}

if (SEEDS >= 10) {
  test(`a bulk of ${SEEDS * 10} notes through ${SEEDS} kill -9 is whole and single`, async () => {
    test.setTimeout(240_000 + SEEDS * 30_000);
    // The small sandbox has not so many incidents.
    const apart = await startApart('kills', { env: { SANDBOX_SCALE: 'full', SANDBOX_TOKEN_SECONDS: '20' } });
    await bulkThroughKills(apart, { seed: 0, bulk: SEEDS * 10, kills: SEEDS });
    await apart.stop();
  });
}

test('a backfill through kill -9 of worker and Postgres ends with what the vendor has, once', async ({ apart }) => {
  const dice = diceOf(4711);
  const api = await apart.as('admin');
  const { vendors } = apart.sandbox();
  const slow = { vendor: 'zscaler-posture', kind: 'delay', delayMs: 200 };
  await sandboxFaults(apart, [slow]);
  const { url: origin, credentials } = vendors['zscaler-posture'] ?? { url: '', credentials: {} };
  const body = { vendor: 'zscaler-posture', name: 'killed in mid-sync', origin, credentials, settings: {} };
  const { id } = await api.send<Connection>('POST', '/api/connections', body);

  for (const victim of dice.shuffle<Part | 'postgres'>(['worker', 'postgres', 'worker'])) {
    const before = await walked(apart, id);
    // In the middle: windows were stored since the last kill, and more are to come.
    await expect.poll(async () => (await walked(apart, id)).done, { timeout: 60_000 }).toBeGreaterThan(before.done);
    const now = await walked(apart, id);
    expect(now.state).not.toBe('complete');
    await sleep(dice.int(0, 300));
    await kill(apart, victim);
  }
  await sandboxFaults(apart, []);
  await expect
    .poll(() => letTimePass(apart).then(() => walked(apart, id)), { timeout: 120_000 })
    .toMatchObject({
      state: 'complete',
    });

  const stored = await apart.owner(async (client) => {
    const text =
      'select count(*)::int as rows, count(distinct (kind, external_id))::int as alerts from finding where connection_id = $1';
    return (await client.query<{ rows: number; alerts: number }>(text, [id])).rows[0];
  });
  const there = await postureCount(apart);
  expect(stored).toEqual({ rows: there, alerts: there });
  const admin = await apart.as('admin');
  const { version } = await admin.get<Connection>(`/api/connections/${id}`);
  await admin.send('DELETE', `/api/connections/${id}`, { version });
});

test('what is taken back within its hold never reaches the vendor', async ({ apart }) => {
  const api = await apart.as('analyst');
  const [finding] = await someIncidents(api, 1);
  const body = { command: 'dlp.note', input: { notes: 'Taken back at once' } };
  const { id, state } = await api.send<Action>('POST', `/api/findings/${finding?.id}/actions`, body);
  expect(state).toBe('held');
  expect((await api.send<Action>('POST', `/api/actions/${id}/take-back`)).state).toBe('cancelled');
  await apart.owner((client) =>
    client.query("update action set not_before = now() - interval '1 minute' where id = $1", [id]),
  );
  await sleep(3000); // three turns of the worker's loop
  expect((await api.get<Action>(`/api/actions/${id}`)).state).toBe('cancelled');
  const calls = await sandboxCalls(apart, 'incident_notes');
  expect(calls.filter((call) => JSON.stringify(call.body).includes('Taken back at once'))).toEqual([]);
});

test('twenty equal posts with one key are one call at the vendor and one answer', async ({ apart }) => {
  const api = await apart.as('analyst');
  const admin = await apart.as('admin');
  const { connections } = await admin.get<{ connections: Connection[] }>('/api/connections');
  const workato = connections.find(({ name }) => name === 'automation-prod');
  const title = `Twenty times ${Date.now()}`;
  const body = { command: 'tag.create', input: { title } };
  const key = { 'idempotency-key': `twenty-${Date.now()}` };
  const posts = Array.from({ length: 20 }, () =>
    api.send<Action>('POST', `/api/connections/${workato?.id}/actions`, body, key),
  );
  const answers = await Promise.all(posts);
  expect(new Set(answers.map((one) => JSON.stringify([one.id, one.state]))).size).toBe(1);
  expect(answers[0]?.state).toBe('done');
  const calls = await sandboxCalls(apart, 'createTag');
  expect(calls.filter((call) => JSON.stringify(call.body).includes(title))).toHaveLength(1);
});

async function bulkThroughKills(apart: Apart, { seed, bulk, kills }: Run): Promise<void> {
  const dice = diceOf(seed);
  const api = await apart.as('analyst');
  const findings = await someIncidents(api, bulk);
  const words = `Checked in round ${seed}, ${Date.now()}`;
  await sandboxFaults(apart, noteFaults());
  const jobId = await begin(apart, findings, words);

  const settledNow = () => settledOf(apart, jobId, bulk);
  await expect.poll(settledNow, { timeout: 60_000 }).toBeGreaterThan(0);
  const victims = victimsOf(dice, kills);
  for (const victim of victims) {
    await sleep(dice.int(100, 1200));
    expect(await settledNow(), 'killed in the middle').toBeLessThan(bulk);
    await kill(apart, victim);
  }
  await expect
    .poll(() => letTimePass(apart).then(settledNow), { timeout: 60_000 + bulk * 600, intervals: [1000] })
    .toBe(bulk);
  await sandboxFaults(apart, []);

  const actions = await actionsOf(apart, jobId);
  const left = actions.filter(({ state }) => state === 'needs_you');
  expect(actions).toHaveLength(bulk);
  expect(actions.filter(({ state }) => state !== 'done' && state !== 'needs_you')).toEqual([]);
  for (const { outcome } of left) expect(outcome?.message).toBeTruthy();
  test
    .info()
    .annotations.push({ type: 'killed', description: `${victims.join(', ')}; ${left.length} left to a person` });
  // The long run is looked at by a person: its figures are what it is run for.
  if (kills > 5)
    console.log(`seed ${seed}: ${kills} killed, ${actions.length - left.length} done, ${left.length} left to a person`);

  const held = new Map<string, number>();
  for (const { externalId } of findings) {
    const { notes } = await dlpIncident(apart, externalId);
    held.set(externalId, notes.filter(({ body }) => body.includes(words)).length);
  }
  expect(
    [...held.values()].filter((count) => count > 1),
    'written twice',
  ).toEqual([]);
  const lost = actions.filter(({ state, target }) => state === 'done' && held.get(target) !== 1);
  expect(lost, 'said to be done and not there').toEqual([]);
  await expectRecorded(apart, actions);
}

/** Of five that are killed three are the worker, one is the web and one is Postgres. */
function victimsOf(dice: ReturnType<typeof diceOf>, kills: number): (Part | 'postgres')[] {
  const five = (): (Part | 'postgres')[] => dice.shuffle(['worker', 'postgres', 'worker', 'web', 'worker']);
  return Array.from({ length: Math.ceil(kills / 5) }, five)
    .flat()
    .slice(0, kills);
}

/** One call in ten fails in one of three ways; the others take a moment, so that there is a middle to be killed in. */
function noteFaults(): Fault[] {
  const at = { vendor: 'zscaler-workflow', operation: 'incident_notes' };
  const soon = { chance: 0.035, delayMs: 100 };
  return [
    { ...at, ...soon, kind: 'reset-after' },
    { ...at, ...soon, kind: 'reset-before' },
    { ...at, ...soon, kind: 'status', status: 503 },
    { ...at, kind: 'delay', delayMs: 150 },
  ];
}

async function someIncidents(api: Api, count: number): Promise<Row[]> {
  let rows: Row[] = [];
  const enough = async () => {
    rows = [];
    const q = encodeURIComponent('kind:dlp_incident');
    for (let cursor: string | null = ''; cursor !== null && rows.length < count; ) {
      const at = `/api/findings?q=${q}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { items: Row[]; next: string | null } = await api.get(at);
      rows.push(...page.items);
      cursor = page.next;
    }
    return rows.length;
  };
  await expect.poll(enough, { timeout: 120_000 }).toBeGreaterThanOrEqual(count);
  return rows.slice(0, count);
}

async function kill(apart: Apart, victim: Part | 'postgres'): Promise<void> {
  if (victim === 'postgres') {
    await killHard(apart.postgresPid());
    return upAgain(apart);
  }
  await killHard(apart.part(victim).pid);
  // Nobody holds these leases any more: the 90 seconds that would show it are let pass at once.
  if (victim === 'worker') await letLeasesRunOut(apart, '90 seconds');
  await upAgain(apart);
}

/** The supervisor brings back what was killed: all three answer. */
async function upAgain(apart: Apart): Promise<void> {
  const well = () =>
    fetch(`${apart.origin}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(well, { timeout: 30_000, intervals: [100] }).toBe(true);
}

/**
 * Ends the leases that have less than this to live. A holder that is alive renews each 15 seconds, so one that was not
 * renewed for 20 has none.
 */
async function letLeasesRunOut(apart: Apart, left: '90 seconds' | '70 seconds'): Promise<void> {
  await apart.owner(async (client) => {
    for (const table of ['action', 'sync_stream']) {
      await client.query(
        `update ${table} set lease_until = now() - interval '1 second' where lease_until < now() + interval '${left}'`,
      );
    }
  });
}

/** Waits of the outbox for a second look or a second try are cut short; none shorter than it takes a vendor to answer. */
async function letTimePass(apart: Apart): Promise<void> {
  await letLeasesRunOut(apart, '70 seconds');
  await apart.owner((client) =>
    client.query(
      `update action set not_before = now() where state in ('queued', 'unclear') and not_before > now() + interval '3 seconds'`,
    ),
  );
}

/** Freezes and confirms a bulk of notes; over 500 a second person agrees. It then begins at once. */
async function begin(apart: Apart, findings: readonly Row[], notes: string): Promise<string> {
  const analyst = await apart.as('analyst');
  const work = { type: 'command', command: 'dlp.note', input: { notes } };
  const scope = { ids: findings.map(({ id }) => id) };
  const frozen = await analyst.send<Job>('POST', '/api/jobs', { scope, work });
  expect(frozen.selected).toBe(findings.length);
  const at = `/api/jobs/${frozen.id}`;
  const body = { version: frozen.version, typed: frozen.selected };
  const { state, version } = await analyst.send<Job>('POST', `${at}/confirm`, body);
  if (state === 'asked') await (await apart.as('admin')).send('POST', `${at}/answer`, { version, answer: 'approve' });
  await apart.owner((client) => client.query('update job set not_before = now() where id = $1', [frozen.id]));
  return frozen.id;
}

async function actionsOf(apart: Apart, jobId: string): Promise<Action[]> {
  const text = 'select id, state, target, outcome from action where batch_id = $1';
  return apart.owner(async (client) => (await client.query<Action>(text, [jobId])).rows);
}

/** How many of the ledger are over or wait for a person; whenever it is asked, each finding is in exactly one state. */
async function settledOf(apart: Apart, jobId: string, bulk: number): Promise<number> {
  const text = `select count(*)::int as all, count(distinct i.finding_id)::int as findings,
      count(*) filter (where i.state <> 'waiting' or a.state = 'needs_you')::int as settled
    from job_item i left join action a on a.workspace_id = i.workspace_id and a.id = i.action_id where i.job_id = $1`;
  type Sums = { all: number; findings: number; settled: number };
  const [sums] = await apart.owner(async (client) => (await client.query<Sums>(text, [jobId])).rows);
  expect(sums).toMatchObject({ all: bulk, findings: bulk });
  return sums?.settled ?? 0;
}

/** Each action has one record of its request and one of its end, and every chain holds. */
async function expectRecorded(apart: Apart, actions: readonly Action[]): Promise<void> {
  const ids = actions.map(({ id }) => id);
  const records = await apart.owner(async (client) => {
    const text = `select after->>'actionId' as id, count(*) filter (where action = 'action.request')::int as requests,
      count(*) filter (where action in ('action.done', 'action.needs-you'))::int as ends
      from audit_event where after->>'actionId' = any($1) group by 1`;
    return (await client.query<{ id: string; requests: number; ends: number }>(text, [ids])).rows;
  });
  expect(records).toHaveLength(ids.length);
  expect(records.filter(({ requests, ends }) => requests !== 1 || ends !== 1)).toEqual([]);
  const { chains, forged } = await verifyAudit(apart.ownerUrl(), `${apart.data}/audit-checkpoints.jsonl`);
  expect(chains.filter(({ bad }) => bad !== null)).toEqual([]);
  expect(forged).toEqual([]);
}

async function walked(apart: Apart, connectionId: string): Promise<{ state: string; done: number }> {
  return apart.owner(async (client) => {
    const text = `select state, windows_done as done from sync_stream where connection_id = $1 and stream = 'backfill'`;
    return (
      (await client.query<{ state: string; done: number }>(text, [connectionId])).rows[0] ?? { state: 'none', done: 0 }
    );
  });
}
