import { afterEach, expect, test } from 'vitest';
import { pool } from '@/lib/db/pool';
import { runVendors } from '@/sandbox/core/run-vendors';
import { createLaceworkEdge } from '@/sandbox/lacework-edge/app';
import { httpTo } from '../testing';
import type { Connected, Noun } from '../vendor';
import { openEdge } from './client';
import contract from './operations.json' with { type: 'json' };
import { EdgeSettings } from './settings';
import { laceworkEdge } from './vendor';

const { signal } = new AbortController();
const window = { from: new Date(Date.now() - 190 * 86_400_000), to: new Date(Date.now() + 86_400_000) };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A tenant that follows another reading of what the vendor's papers leave open. */
async function aTenant(env: Record<string, string>, settings: object = {}) {
  const sandbox = await runVendors(
    { 'lacework-edge': createLaceworkEdge },
    { scale: 'small', limits: 'off', clock: 'still', env },
  );
  closing.push(sandbox.close);
  const { url, credentials, labels } = sandbox.vendors['lacework-edge'];
  const opened = {
    credentials: { apiToken: credentials.apiToken ?? '' },
    settings: EdgeSettings.parse({ accountName: credentials.accountName, enumLabels: labels, ...settings }),
    http: httpTo(url, pool(), { edge: {} }),
  };
  return { edge: laceworkEdge.connect(opened), api: openEdge(opened) };
}

async function pulled(edge: Connected, noun: Noun) {
  const found = [];
  for await (const page of edge.pull(noun, window, signal)) found.push(...page.items);
  return found;
}

test('a tenant that sends names for numbers is read the same', async () => {
  const numbers = await aTenant({});
  const names = await aTenant({ SANDBOX_EDGE_ENUMS: 'names' });
  for (const noun of ['policy', 'user', 'workflow'] as const) {
    const [asNumbers, asNames] = [await pulled(numbers.edge, noun), await pulled(names.edge, noun)];
    expect(asNames.map(({ status }) => status)).toEqual(asNumbers.map(({ status }) => status));
    expect(asNames[0]?.raw.status).toEqual(expect.any(String));
  }
});

test('a tenant whose paths differ is reached by correcting the table', async () => {
  const env = { SANDBOX_EDGE_PATHS: 'alt' };
  const wrong = await aTenant(env);
  const [alert] = await pulled(wrong.edge, 'finding');
  const history = (edge: Connected) => edge.live('history', { uuid: alert?.externalId ?? '' }, signal);
  await expect(history(wrong.edge)).rejects.toMatchObject({ fault: 'refused', detail: { status: 404 } });
  const operations = Object.fromEntries(
    contract.flatMap((one) => ('altPaths' in one && one.altPaths ? [[one.id, { path: one.altPaths[0] }]] : [])),
  );
  const right = await aTenant(env, { operations });
  expect(await history(right.edge)).toMatchObject({ entries: expect.any(Array), odd: [] });
});

test('several actions go in one call, each with the lock of its own alert', async () => {
  const { edge, api } = await aTenant({});
  const [one, two] = await pulled(edge, 'finding');
  const note = (alert: typeof one, alertUpdateTime: unknown) => ({
    alertUuid: alert?.externalId ?? '',
    alertUpdateTime: Number(alertUpdateTime),
    action: { action_type: 3, note: { note_text: 'Seen' } },
  });
  const both = await api.actMany([note(one, one?.raw.update_time), note(two, two?.raw.update_time)], signal);
  expect(both.responses.map(({ alert_uuid }) => alert_uuid)).toEqual([one?.externalId, two?.externalId]);
  // The first is now stale: it is left out of the answer, the other is done.
  const next = both.responses[1]?.alert_update_time;
  const partly = await api.actMany([note(one, one?.raw.update_time), note(two, next)], signal);
  expect(partly.responses.map(({ alert_uuid }) => alert_uuid)).toEqual([two?.externalId]);
});

test('what is open is walked whatever its age', async () => {
  const { edge } = await aTenant({});
  const open: string[] = [];
  for await (const page of edge.pullOpen('finding', signal) ?? [])
    open.push(...page.items.map((item) => item.externalId));
  expect(new Set(open)).toEqual(new Set((await pulled(edge, 'finding')).map((item) => item.externalId)));
});

test('details are read live, and nothing secret comes with them', async () => {
  const { edge } = await aTenant({});
  const first = async (noun: Noun) => ({ uuid: (await pulled(edge, noun))[0]?.externalId ?? '' });
  const shown = [
    await edge.live('alert', await first('finding'), signal),
    await edge.live('run', await first('workflow_run'), signal),
    await edge.live('policy', await first('policy'), signal),
    await edge.live('workflow', await first('workflow'), signal),
    await edge.live('user', await first('user'), signal),
    await edge.live('userDevices', await first('user'), signal),
  ];
  expect(shown[5]).toMatchObject({ devices: expect.any(Array), complete: expect.any(Boolean), odd: [] });
  expect(JSON.stringify(shown)).not.toMatch(/"(token|mfa_encrypted_secret|private_key_encrypted)":(?!"\[removed\]")/);
});
