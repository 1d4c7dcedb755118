import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { closeFinding } from './close';
import { closeChoices } from './close-choices';
import { closeFindings } from './close-many';
import { once } from './once';
import { takeBack } from './take-back';

const benign = { verdict: 'benign', note: 'Planned backup', version: 1 } as const;
const EDGE = {
  accountName: 'northwind',
  enumLabels: {
    actionType: { 2: 'close_with_reason', 1: 'alert_status_change' },
    incidentStatus: { 2: 'Benign' },
    alertStatus: { 3: 'Investigating' },
  },
};

async function anEdgeAlert(ctx: Ctx, settings: unknown = EDGE) {
  const { id: connectionId } = await aConnection(ctx, 'lacework-edge');
  await asOwner('update connection set settings = $2 where id = $1', [connectionId, JSON.stringify(settings)]);
  return aFinding(ctx, { kind: 'edge_alert', connectionId });
}

const notesOf = (id: string) => asOwner('select body from finding_note where finding_id = $1', [id]);
const actionsOf = (ctx: Ctx) =>
  asOwner('select command, input, state from action where workspace_id = $1', [ctx.workspaceId]);

test('a DLP incident gets its verdict and note here, and the close is held for the vendor', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const { finding, action } = await closeFinding(ctx, {
    id,
    ...benign,
    verdict: 'false_positive',
    resolutionLabel: { key: 'Review', value: 'Completed' },
  });
  expect(action).toMatchObject({ state: 'held', command: 'dlp.close' });
  expect(action?.input).toEqual({
    notes: 'Planned backup',
    resolutionCode: 'FALSE_POSITIVE',
    resolutionLabel: { key: 'Review', value: 'Completed' },
  });
  // Open until the vendor has closed it.
  expect(finding).toMatchObject({
    verdict: 'false_positive',
    status: 'new',
    write: { actionId: action?.id, state: 'held' },
  });
  expect(await notesOf(id)).toEqual([{ body: 'Planned backup' }]);
  expect((await auditOf(ctx)).map((one) => one.action)).toEqual([
    'finding.set_verdict',
    'finding.add_note',
    'action.request',
  ]);
});

test('no other verdict of ours is sent as a resolution code', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const { action } = await closeFinding(ctx, { id, ...benign });
  expect(action?.input).toEqual({ notes: 'Planned backup' });
});

test('an Edge alert is closed with a number its tenant has named', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await anEdgeAlert(ctx);
  const { action } = await closeFinding(ctx, { id, ...benign, incidentStatus: 2 });
  expect(action).toMatchObject({ command: 'edge.close', input: { incidentStatus: 2, noteText: 'Planned backup' } });
});

test.each([
  ['no number', EDGE, undefined, /Choose the incident status/],
  ['a number nobody named', EDGE, 7, /no name in the label map/],
  ['a tenant that names none', { accountName: 'northwind' }, 2, /Settings/],
])('an Edge alert is not closed with %s, and nothing is written', async (_, settings, incidentStatus, message) => {
  const ctx = await aWorkspace('analyst');
  const { id } = await anEdgeAlert(ctx, settings);
  await expect(closeFinding(ctx, { id, ...benign, incidentStatus })).rejects.toMatchObject({
    code: 'not_possible',
    message: expect.stringMatching(message),
  });
  expect(await auditOf(ctx)).toEqual([]);
  expect(await notesOf(id)).toEqual([]);
});

test.each(['cloud_alert', 'iac_alert', 'automation_event'] as const)('%s is resolved here only', async (kind) => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { kind });
  const { finding, action } = await closeFinding(ctx, { id, ...benign });
  expect(action).toBeNull();
  expect(finding).toMatchObject({ status: 'resolved', ownStatus: 'resolved', verdict: 'benign', write: null });
});

test('what is closed already gets verdict and note, and no vendor is told', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { status: 'resolved' });
  const { finding, action } = await closeFinding(ctx, { id, ...benign });
  expect(action).toBeNull();
  expect(finding).toMatchObject({ verdict: 'benign', ownStatus: null });
  expect(await actionsOf(ctx)).toEqual([]);
});

test('a second close waits for nobody: it is refused while the first is on its way, and possible once taken back', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const { action } = await closeFinding(ctx, { id, ...benign });
  await expect(closeFinding(ctx, { id, ...benign, version: 2 })).rejects.toMatchObject({ code: 'not_possible' });
  await takeBack(ctx, { id: action?.id ?? '' });
  const again = await closeFinding(ctx, { id, ...benign, version: 2 });
  expect(again.action?.state).toBe('held');
});

test('the same key is the same close', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const request = { id, ...benign };
  const close = () => once(ctx, { key: 'key-12345', request }, (ctx) => closeFinding(ctx, request));
  expect(await close()).toBe(await close());
  expect(await notesOf(id)).toHaveLength(1);
});

test('a stale version, another workspace and a manager change nothing', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  await expect(closeFinding(ctx, { id, ...benign, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
  await expect(closeFinding(await aWorkspace('analyst'), { id, ...benign })).rejects.toMatchObject({
    code: 'not_found',
  });
  const manager = await aWorkspace('manager');
  const theirs = await aFinding(manager);
  await expect(closeFinding(manager, { id: theirs.id, ...benign })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await auditOf(ctx)).toEqual([]);
  expect(await actionsOf(manager)).toEqual([]);
});

test('a selection of all kinds: each goes its own way, and what cannot says why', async () => {
  const ctx = await aWorkspace('analyst');
  const dlp = await aFinding(ctx);
  const posture = await aFinding(ctx, { kind: 'cloud_alert' });
  const edge = await anEdgeAlert(ctx);
  const unnamed = await anEdgeAlert(ctx, { accountName: 'northwind' });
  const stale = await aFinding(ctx);
  const { id: missing } = await aFinding(await aWorkspace('analyst'));
  const disabled = await aFinding(ctx);
  await asOwner("update connection set state = 'disabled' where id = $1", [disabled.connectionId]);
  const ids = [dlp.id, posture.id, edge.id, unnamed.id, stale.id, missing, disabled.id];
  const { results, done } = await closeFindings(ctx, {
    ids,
    verdict: 'false_positive',
    note: 'Test data',
    incidentStatus: 2,
    versions: { [stale.id]: 4 },
  });
  expect(done).toBe(3);
  expect(results.map(({ id }) => id)).toEqual(ids);
  expect(results.map(({ result }) => result)).toEqual([
    'done',
    'done',
    'done',
    'skipped',
    'skipped',
    'skipped',
    'skipped',
  ]);
  expect(results.map(({ actionId }) => actionId !== null)).toEqual([true, false, true, false, false, false, false]);
  expect(results.slice(3).every(({ message }) => (message ?? '').length > 10)).toBe(true);
  expect((await actionsOf(ctx)).map(({ command }) => command).sort()).toEqual(['dlp.close', 'edge.close']);
  for (const { id } of [unnamed, stale, disabled]) expect(await notesOf(id)).toEqual([]);
  const [row] = await asOwner('select status, verdict from finding where id = $1', [posture.id]);
  expect(row).toEqual({ status: 5, verdict: 1 });
});

test('what can be chosen is what the tenant has named, and where it cannot be it says why', async () => {
  const ctx = await aWorkspace('analyst');
  const edge = await closeChoices(ctx, await anEdgeAlert(ctx));
  expect(edge).toMatchObject({
    at: 'vendor',
    whyOff: null,
    incidentStatuses: [{ value: 2, label: 'Benign' }],
    statuses: [{ value: 3, label: 'Investigating' }],
    commands: { 'edge.close': null, 'edge.status': null, 'edge.note': expect.stringMatching(/Settings/) },
  });
  expect(edge.commands).not.toHaveProperty('run.answer');
  const bare = await closeChoices(ctx, await anEdgeAlert(ctx, { accountName: 'northwind' }));
  expect(bare.incidentStatuses).toEqual([]);
  expect(bare.whyOff).toMatch(/Settings/);
  const posture = await closeChoices(ctx, await aFinding(ctx, { kind: 'cloud_alert' }));
  expect(posture).toMatchObject({ at: 'here', command: null, whyOff: null, commands: {} });
  expect(posture.cannot).toMatch(/no write API/);
});
