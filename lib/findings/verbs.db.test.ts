import { describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { addLabel } from './add-label';
import { addNote } from './add-note';
import { assignFinding } from './assign';
import { getFinding } from './detail';
import { handOver } from './hand-over';
import { removeLabel } from './remove-label';
import { setSeverity } from './set-severity';
import { setStatus } from './set-status';
import { setVerdict } from './set-verdict';
import type { FindingDetail } from './shapes';
import { snoozeFinding } from './snooze';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
type Target = { id: string; version: number };

/** Every verb with an input that changes something. */
const VERBS = [
  ['assign', 'finding.assign', (ctx: Ctx, one: Target) => assignFinding(ctx, { ...one, ownerId: 'me' })],
  ['set status', 'finding.set_status', (ctx: Ctx, one: Target) => setStatus(ctx, { ...one, status: 'in_progress' })],
  [
    'set severity',
    'finding.set_severity',
    (ctx: Ctx, one: Target) => setSeverity(ctx, { ...one, severity: 'critical' }),
  ],
  [
    'set verdict',
    'finding.set_verdict',
    (ctx: Ctx, one: Target) => setVerdict(ctx, { ...one, verdict: 'benign', reason: 'A test file.' }),
  ],
  [
    'hand over',
    'finding.hand_over',
    async (ctx: Ctx, one: Target) => {
      const { actor } = await aColleague(ctx, 'analyst');
      return handOver(ctx, { ...one, ownerId: actor.userId, note: 'Yours.' });
    },
  ],
  ['snooze', 'finding.snooze', (ctx: Ctx, one: Target) => snoozeFinding(ctx, { ...one, until: TOMORROW })],
  ['add note', 'finding.add_note', (ctx: Ctx, { id }: Target) => addNote(ctx, { id, body: 'Asked her.' })],
  ['add label', 'finding.add_label', (ctx: Ctx, { id }: Target) => addLabel(ctx, { id, label: 'later' })],
  ['remove label', 'finding.remove_label', (ctx: Ctx, { id }: Target) => removeLabel(ctx, { id, label: 'ours' })],
] as const;

async function aLabelled(ctx: Ctx, over: Parameters<typeof aFinding>[1] = {}): Promise<Target> {
  const { id } = await aFinding(ctx, over);
  for (const [label, origin] of [
    ['ours', 'own'],
    ['theirs', 'vendor'],
  ]) {
    await asOwner('insert into finding_label (workspace_id, finding_id, label, origin) values ($1, $2, $3, $4)', [
      ctx.workspaceId,
      id,
      label,
      origin,
    ]);
  }
  return { id, version: 1 };
}

async function detail(ctx: Ctx, id: string): Promise<FindingDetail> {
  return JSON.parse(await getFinding(ctx, id));
}

describe.each(VERBS)('%s', (_name, action, verb) => {
  test('it is done, and one audit row says so', async () => {
    const ctx = await aWorkspace('analyst');
    const target = await aLabelled(ctx);
    const row = await verb(ctx, target);
    expect(row.id).toBe(target.id);
    expect(await auditOf(ctx)).toMatchObject([{ seq: 1, action, subject_id: target.id, actor: ctx.actor.name }]);
    expect((await detail(ctx, target.id)).timeline).toContainEqual(
      expect.objectContaining({ origin: 'console', what: action, seq: 1 }),
    );
  });

  test('another workspace’s finding is not found, and stays as it is', async () => {
    const ctx = await aWorkspace('analyst');
    const target = await aLabelled(ctx);
    const stranger = await aWorkspace('analyst');
    await expect(verb(stranger, target)).rejects.toMatchObject({ code: 'not_found' });
    expect(await detail(ctx, target.id)).toMatchObject({
      version: 1,
      owner: null,
      notes: [],
      labels: [{ label: 'ours' }, { label: 'theirs' }],
    });
    expect(await auditOf(stranger)).toEqual([]);
  });

  test('a manager may not', async () => {
    const ctx = await aWorkspace('analyst');
    const manager = await aColleague(ctx, 'manager');
    await expect(verb(manager, await aLabelled(ctx))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await auditOf(ctx)).toEqual([]);
  });
});

describe.each(VERBS.slice(0, 4))('%s', (_name, _action, verb) => {
  test('a stale version is a conflict and changes nothing', async () => {
    const ctx = await aWorkspace('analyst');
    const { id } = await aLabelled(ctx);
    await asOwner('update finding set version = 2 where id = $1', [id]);
    await expect(verb(ctx, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await auditOf(ctx)).toEqual([]);
  });

  test('of two at once one wins and one is told', async () => {
    const ctx = await aWorkspace('analyst');
    const other = await aColleague(ctx, 'analyst');
    const target = await aLabelled(ctx);
    const both = await Promise.allSettled([verb(ctx, target), verb(other, target)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await auditOf(ctx)).toHaveLength(1);
  });
});

test('asking for what is so already changes nothing and leaves no audit row', async () => {
  const ctx = await aWorkspace('analyst');
  const target = await aLabelled(ctx);
  expect(await setStatus(ctx, { ...target, status: null })).toMatchObject({ version: 1 });
  expect(await setSeverity(ctx, { ...target, severity: null })).toMatchObject({ version: 1 });
  expect(await setVerdict(ctx, { ...target, verdict: null })).toMatchObject({ version: 1 });
  expect(await assignFinding(ctx, { ...target, ownerId: null })).toMatchObject({ version: 1, owner: null });
  await addLabel(ctx, { id: target.id, label: 'theirs' });
  await removeLabel(ctx, { id: target.id, label: 'nothing' });
  expect(await auditOf(ctx)).toEqual([]);
});

describe('owner', () => {
  test('to me, to a colleague, to nobody; each step says from whom to whom', async () => {
    const ctx = await aWorkspace('analyst');
    const ben = await aColleague(ctx, 'admin');
    const { id } = await aFinding(ctx);
    const me = { id: ctx.actor.userId, name: ctx.actor.name };
    const him = { id: ben.actor.userId, name: ben.actor.name };
    expect(await assignFinding(ctx, { id, ownerId: 'me', version: 1 })).toMatchObject({ owner: me, version: 2 });
    expect(await assignFinding(ctx, { id, ownerId: him.id, version: 2 })).toMatchObject({ owner: him, version: 3 });
    expect(await assignFinding(ctx, { id, ownerId: null, version: 3 })).toMatchObject({ owner: null, version: 4 });
    expect((await auditOf(ctx)).map(({ before, after }) => [before, after])).toEqual([
      [{ owner: null }, { owner: me }],
      [{ owner: me }, { owner: him }],
      [{ owner: him }, { owner: null }],
    ]);
  });

  test('not to a stranger, a manager, a disabled colleague, nor to the worker itself', async () => {
    const ctx = await aWorkspace('analyst');
    const stranger = await aWorkspace('analyst');
    const manager = await aColleague(ctx, 'manager');
    const gone = await aColleague(ctx, 'analyst');
    await asOwner('update membership set disabled_at = now() where user_id = $1', [gone.actor.userId]);
    const { id } = await aFinding(ctx);
    for (const ownerId of [stranger, manager, gone].map(({ actor }) => actor.userId)) {
      await expect(assignFinding(ctx, { id, ownerId, version: 1 })).rejects.toMatchObject({
        code: 'bad_input',
        fields: { ownerId: expect.any(String) },
      });
    }
    await expect(assignFinding(asWorker(ctx), { id, ownerId: 'me', version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await auditOf(ctx)).toEqual([]);
  });
});

describe('status', () => {
  test.each(['dlp_incident', 'edge_alert'] as const)(
    '%s: resolved is refused with the way that works',
    async (kind) => {
      const ctx = await aWorkspace('analyst');
      const { id } = await aFinding(ctx, { kind });
      await expect(setStatus(ctx, { id, status: 'resolved', version: 1 })).rejects.toMatchObject({
        code: 'not_possible',
        message: expect.stringMatching(/use Close/),
      });
      expect(await setStatus(ctx, { id, status: 'accepted', version: 1 })).toMatchObject({
        status: 'accepted',
        vendorStatus: null,
      });
    },
  );

  test.each(['cloud_alert', 'iac_alert', 'automation_event'] as const)(
    '%s: resolved stays here, and can be taken back',
    async (kind) => {
      const ctx = await aWorkspace('analyst');
      const { id } = await aFinding(ctx, { kind, status: 'new' });
      const closed = await setStatus(ctx, { id, status: 'resolved', version: 1 });
      expect(closed).toMatchObject({ status: 'resolved', ownStatus: 'resolved', closedAt: expect.any(String) });
      expect(await setStatus(ctx, { id, status: null, version: 2 })).toMatchObject({
        status: 'new',
        ownStatus: null,
        closedAt: null,
      });
    },
  );

  test('what the vendor has resolved or no longer has, stays resolved', async () => {
    const ctx = await aWorkspace('analyst');
    const resolved = await aFinding(ctx, { kind: 'cloud_alert', status: 'resolved' });
    const gone = await aFinding(ctx, { kind: 'cloud_alert' });
    await asOwner('update finding set gone_at = now() where id = $1', [gone.id]);
    for (const { id } of [resolved, gone]) {
      await expect(setStatus(ctx, { id, status: 'in_progress', version: 1 })).rejects.toMatchObject({
        code: 'not_possible',
      });
    }
  });
});

test('our severity counts and the vendor’s is kept', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { severity: 'low', vendorSeverity: 'P4' });
  expect(await setSeverity(ctx, { id, severity: 'critical', version: 1 })).toMatchObject({
    severity: 'critical',
    ownSeverity: 'critical',
    vendorSeverity: 'P4',
  });
  expect(await setSeverity(ctx, { id, severity: null, version: 2 })).toMatchObject({
    severity: 'low',
    ownSeverity: null,
  });
});

test('a verdict with a new reason is a new statement', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  await setVerdict(ctx, { id, verdict: 'false_positive', reason: 'Test data.', version: 1 });
  expect(await setVerdict(ctx, { id, verdict: 'false_positive', reason: 'Her own file.', version: 2 })).toMatchObject({
    verdict: 'false_positive',
    version: 3,
  });
  expect((await auditOf(ctx)).map(({ after }) => after)).toEqual([
    { verdict: 'false_positive', reason: 'Test data.' },
    { verdict: 'false_positive', reason: 'Her own file.' },
  ]);
});

test('notes and labels stand in the detail; a vendor’s label cannot be taken off', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aLabelled(ctx);
  await addNote(ctx, { id, body: '<script>alert(1)</script> & more' });
  await addLabel(ctx, { id, label: 'later' });
  await removeLabel(ctx, { id, label: 'ours' });
  await expect(removeLabel(ctx, { id, label: 'theirs' })).rejects.toMatchObject({ code: 'not_possible' });
  expect(await detail(ctx, id)).toMatchObject({
    version: 1,
    notes: [{ author: { id: ctx.actor.userId }, body: '<script>alert(1)</script> & more' }],
    labels: [
      { label: 'later', origin: 'own' },
      { label: 'theirs', origin: 'vendor' },
    ],
  });
});

test('the web’s role can change triage columns only', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  for (const column of [
    'vendor_status_code = 5',
    "title = 'x'",
    'gone_at = now()',
    'closed_at = now()',
    'severity = 1',
  ]) {
    await expect(rows(ctx, `update finding set ${column} where id = $1`, [id])).rejects.toThrow(
      /permission denied|can only be updated/,
    );
  }
});
