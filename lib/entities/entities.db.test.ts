import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { getEntity } from './read';
import { rejectJoin } from './reject';
import { MOST_REJECTED } from './rejections';
import { restoreJoin } from './restore';
import type { EntityKind } from './schema';
import { anItem } from './testing';

const HOUR = 3_600_000;
const NOW = Date.now();
const ago = (hours: number) => new Date(NOW - hours * HOUR);
const ANA = 'ana@northwind.example';
const UUID = 'd3b07384-d9a0-4c9b-8f6e-0a1b2c3d4e5f';
const DEVICE = 'a7c1f0de-5a11-4c0e-9b6b-7d3e5f2a1c90';

type World = Awaited<ReturnType<typeof aWorld>>;

/** Ana in the words of four vendors, and somebody else beside her in each. */
async function aWorld() {
  const ctx = await aWorkspace('analyst');
  const edge = (await aConnection(ctx, 'lacework-edge')).id;
  const workato = (await aConnection(ctx, 'workato')).id;
  const dlpLog = (await aConnection(ctx, 'zscaler-workflow')).id;
  const dlp = await aFinding(ctx, {
    kind: 'dlp_incident',
    connectionId: dlpLog,
    externalId: 'INC-7',
    person: ANA,
    resource: 'payroll.xlsx',
    document: { key: 'file_id', value: 'File-9' },
    createdAt: ago(2),
    raw: { userInfo: { email: ANA, name: 'Ana Keller' } },
  });
  const posture = await aFinding(ctx, {
    kind: 'cloud_alert',
    person: 'Ana@Northwind.example',
    resource: 'arn:aws:iam::1:user/ana',
    account: '288101',
    createdAt: ago(50),
    raw: { identity: { identity_name: 'Ana@Northwind.example', identity_id: UUID } },
  });
  const closed = await aFinding(ctx, { person: ANA, status: 'resolved', createdAt: ago(100) });
  await aFinding(ctx, { person: 'ben@northwind.example', account: '288102' });
  const user = await anItem(ctx, edge, { noun: 'user', externalId: UUID, title: 'Ana Keller', raw: {} });
  await anItem(ctx, edge, { noun: 'user', title: 'Ben Sato', raw: {} });
  const run = { noun: 'workflow_run', status: 'Pending', at: ago(1) } as const;
  const request = await anItem(ctx, edge, {
    ...run,
    title: 'Access to the ledger',
    raw: {
      user_uuid: UUID.toUpperCase(),
      user_display_name: 'Ana Keller',
      device_uuid: DEVICE,
      device_details: [{ uuid: DEVICE, display_name: 'NW-0042' }],
      account_name: 'northwind',
    },
  });
  await anItem(ctx, edge, { ...run, raw: { user_uuid: 'somebody', device_uuid: 'else' } });
  await anItem(ctx, edge, { ...run, status: 'Success', raw: { user_uuid: UUID, device_uuid: DEVICE } });
  const change = (hours: number, connection: string, raw: object) =>
    anItem(ctx, connection, { noun: 'activity', at: ago(hours), raw });
  const byMail = await change(3, workato, { user: { email: 'Ana@northwind.example', name: 'Ana' } });
  const byUuid = await change(4, edge, { op: 'updateUser', user_login: 'root@x', path: `/api/v1/users/${UUID}` });
  const byIncident = await change(5, dlpLog, { module: 'DLP Incidents', resource: 'INC-7', changedBy: 'key' });
  const before = await change(49, workato, { user: { email: ANA } });
  await change(3, workato, { user: { email: 'ben@northwind.example' } });
  return { ctx, dlp, posture, closed, user, request, byMail, byUuid, byIncident, before, edge };
}

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

const ana = (ctx: Ctx, around?: string) => getEntity(ctx, { kind: 'person', key: ANA, around });
const joins = (list: readonly { id: string; by: string }[]) => list.map(({ id, by }) => [id, by]);

describe('an entity', () => {
  test('a person is joined by mail, by the id that one vendor tells of another, and by incident', async () => {
    const { ctx, dlp, posture, request, byMail, byUuid, byIncident, user } = world;
    const found = await ana(ctx);
    expect(found).toMatchObject({ kind: 'person', keyName: 'mail', name: 'Ana Keller', ambiguous: [], rejected: [] });
    expect(found.links).toMatchObject([{ item: user, by: 'uuid', name: 'Ana Keller', value: UUID }]);
    expect(joins(found.findings.items)).toEqual([
      [dlp.id, 'mail'],
      [posture.id, 'mail'],
    ]);
    expect(found.findings.sources.map(({ source, count }) => [source, count]).sort()).toEqual([
      ['dlp', 1],
      ['posture', 1],
    ]);
    expect(joins(found.approvals)).toEqual([[request, 'uuid']]);
    expect(found.approvals[0]?.device).toEqual({ key: DEVICE, name: 'NW-0042' });
    expect(joins(found.changes.items)).toEqual([
      [byMail, 'mail'],
      [byUuid, 'uuid'],
      [byIncident, 'incident id'],
    ]);
  });

  test('its number is the queue’s count with the query behind it', async () => {
    const { findings } = await ana(world.ctx);
    expect(findings.total).toBe(2);
    expect((await countFindings(world.ctx, findings.query ?? '')).total).toBe(2);
    for (const { query, count } of findings.sources) {
      expect((await countFindings(world.ctx, query)).total).toBe(count);
    }
  });

  test('changes are those a day before and after the latest finding, or the one it was opened from', async () => {
    const { ctx, dlp, posture, before, closed } = world;
    expect((await ana(ctx)).window).toMatchObject({
      finding: { id: dlp.id },
      asked: false,
      from: ago(26).toISOString(),
      to: ago(-22).toISOString(),
    });
    const earlier = await ana(ctx, posture.id);
    expect(earlier.window).toMatchObject({ finding: { id: posture.id }, asked: true });
    expect(joins(earlier.changes.items)).toEqual([[before, 'mail']]);
    expect((await ana(ctx, closed.id)).window).toMatchObject({ finding: { id: closed.id }, asked: true });
    const stranger = await aFinding(ctx, { person: 'cy@northwind.example' });
    expect((await ana(ctx, stranger.id)).window).toMatchObject({ finding: { id: dlp.id }, asked: false });
  });

  test.each([
    ['document', 'File-9', 'payroll.xlsx', 'file id', 1],
    ['resource', 'arn:aws:iam::1:user/ana', null, 'ARN', 1],
    ['resource', 'PAYROLL.xlsx', null, 'file name', 1],
    ['account', '288101', null, 'account id', 1],
    ['device', DEVICE.toUpperCase(), 'NW-0042', 'uuid', 0],
  ] satisfies [EntityKind, string, string | null, string, number][])(
    'a %s by %s',
    async (kind, key, name, by, findings) => {
      const found = await getEntity(world.ctx, { kind, key });
      expect(found.name).toBe(name);
      expect(found.findings.total).toBe(findings);
      expect(found.findings.items.map((one) => one.by)).toEqual(Array(findings).fill(by));
      expect(joins(found.approvals)).toEqual(kind === 'device' ? [[world.request, 'uuid']] : []);
      if (kind === 'device') expect(found.findings.query).toBeNull();
    },
  );

  test('two of one name at Edge are told apart by nothing, so neither is joined', async () => {
    const { ctx, edge, user } = await aWorld();
    await anItem(ctx, edge, { noun: 'user', title: 'Ana Keller', raw: {} });
    expect(await ana(ctx)).toMatchObject({ links: [{ item: user, by: 'uuid' }], ambiguous: [] });
    const other = 'gil@northwind.example';
    await aFinding(ctx, { person: other, raw: { userInfo: { email: other, name: 'Gil Novak' } } });
    const gil = await anItem(ctx, edge, { noun: 'user', title: 'Gil Novak', raw: {} });
    const read = () => getEntity(ctx, { kind: 'person', key: other });
    expect(await read()).toMatchObject({ links: [{ item: gil, by: 'name' }], ambiguous: [] });
    await anItem(ctx, edge, { noun: 'user', title: 'Gil Novak', raw: {} });
    expect(await read()).toMatchObject({ links: [], ambiguous: ['Gil Novak'] });
  });

  test('what nothing here names, or another workspace’s, is not there', async () => {
    const other = await aWorkspace('analyst');
    await expect(ana(other)).rejects.toMatchObject({ code: 'not_found' });
    for (const kind of ['person', 'device', 'resource', 'account', 'document'] as const) {
      await expect(getEntity(world.ctx, { kind, key: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(getEntity(world.ctx, { kind: 'document', key: 'file-9' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('rejecting a join', () => {
  const of = (type: 'finding' | 'item', id: string) => ({ kind: 'person', key: ANA, type, id }) as const;

  test('it is left out of page, number and query, on record with who and why, and can be taken back', async () => {
    const { ctx, dlp, posture } = await aWorld();
    const reason = 'A shared mailbox.';
    const { rejected } = await rejectJoin(ctx, { ...of('finding', dlp.id), key: 'ANA@northwind.example', reason });
    expect(rejected).toMatchObject([
      { type: 'finding', id: dlp.id, title: dlp.title, reason, by: { name: ctx.actor.name } },
    ]);
    const found = await ana(ctx, dlp.id);
    expect(joins(found.findings.items)).toEqual([[posture.id, 'mail']]);
    expect(found.findings.total).toBe(1);
    expect((await countFindings(ctx, found.findings.query ?? '')).total).toBe(1);
    expect(found.window).toMatchObject({ finding: { id: posture.id }, asked: false });
    // Elsewhere it is joined by another key, which nobody rejected.
    expect((await getEntity(ctx, { kind: 'document', key: 'File-9' })).findings.total).toBe(1);
    await restoreJoin(ctx, of('finding', dlp.id));
    expect((await ana(ctx)).findings.total).toBe(2);
    expect(
      (await auditOf(ctx)).map(({ action, subject_id, after, before }) => [action, subject_id, after ?? before]),
    ).toEqual([
      ['entity.reject_join', `person ${ANA}`, { name: dlp.title, joined: 'finding', id: dlp.id, by: 'mail', reason }],
      ['entity.restore_join', `person ${ANA}`, { name: dlp.title, joined: 'finding', id: dlp.id, reason }],
    ]);
  });

  test('a request, a change, and a user with all that came by it', async () => {
    const { ctx, request, byMail, byUuid, user } = await aWorld();
    const reason = 'Not hers.';
    await rejectJoin(ctx, { ...of('item', byMail), reason });
    await rejectJoin(ctx, { ...of('item', request), reason });
    expect(await ana(ctx)).toMatchObject({ approvals: [], rejected: [{ noun: 'workflow_run' }, { noun: 'activity' }] });
    await restoreJoin(ctx, of('item', request));
    await rejectJoin(ctx, { ...of('item', user), reason });
    const found = await ana(ctx);
    expect(found).toMatchObject({ links: [], approvals: [] });
    expect(found.changes.items.map(({ id }) => id)).not.toContain(byUuid);
  });

  test('not twice, not what is not joined, not by a manager, not in another workspace', async () => {
    const { ctx, dlp, byMail } = await aWorld();
    const reason = 'No.';
    const stranger = await aFinding(ctx, { person: 'ben@northwind.example' });
    const code = (code: string) => ({ code });
    await rejectJoin(ctx, { ...of('finding', dlp.id), reason });
    await expect(rejectJoin(ctx, { ...of('finding', dlp.id), reason })).rejects.toMatchObject(code('conflict'));
    await expect(rejectJoin(ctx, { ...of('finding', stranger.id), reason })).rejects.toMatchObject(code('not_found'));
    await expect(rejectJoin(ctx, { ...of('item', dlp.id), reason })).rejects.toMatchObject(code('not_found'));
    await expect(restoreJoin(ctx, of('item', byMail))).rejects.toMatchObject(code('conflict'));
    const manager = await aColleague(ctx, 'manager');
    await expect(rejectJoin(manager, { ...of('item', byMail), reason })).rejects.toMatchObject(code('forbidden'));
    await expect(restoreJoin(manager, of('finding', dlp.id))).rejects.toMatchObject(code('forbidden'));
    expect((await ana(manager)).rejected).toHaveLength(1);
    const other = await aWorkspace('analyst');
    await aFinding(other, { person: ANA });
    expect((await ana(other)).rejected).toEqual([]);
    await expect(rejectJoin(other, { ...of('item', byMail), reason })).rejects.toMatchObject(code('not_found'));
    await expect(restoreJoin(other, of('finding', dlp.id))).rejects.toMatchObject(code('conflict'));
    expect((await auditOf(other)).length).toBe(0);
  });

  test('a key of which everything is wrong has an end', async () => {
    const ctx = await aWorkspace('analyst');
    const { id: last } = await aFinding(ctx, { person: ANA });
    await asOwner(
      `insert into entity_rejection (workspace_id, kind, key, joined, joined_id, reason, rejected_by)
       select $1, 'person', $2, 'finding', gen_random_uuid(), 'No.', $3 from generate_series(1, ${MOST_REJECTED})`,
      [ctx.workspaceId, ANA, ctx.actor.userId],
    );
    await expect(rejectJoin(ctx, { ...of('finding', last), reason: 'No.' })).rejects.toMatchObject({
      code: 'not_possible',
    });
    expect((await ana(ctx)).findings.total).toBe(1);
  });
});
