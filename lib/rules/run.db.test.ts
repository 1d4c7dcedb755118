import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { addLabel } from '@/lib/findings/add-label';
import { addNote } from '@/lib/findings/add-note';
import { assignFinding } from '@/lib/findings/assign';
import { countFindings } from '@/lib/findings/counts';
import { getFinding, getFindingRow } from '@/lib/findings/detail';
import { manyFindings } from '@/lib/findings/many';
import { removeLabel } from '@/lib/findings/remove-label';
import { setStatus } from '@/lib/findings/set-status';
import type { FindingDetail } from '@/lib/findings/shapes';
import { showAgain } from '@/lib/findings/show-again';
import { createRule } from './create';
import { enableRule } from './enable';
import { showEnded, showUnfit } from './lapse';
import { listRules } from './read';
import { removeRule } from './remove';
import { runRules } from './run';
import type { CreateRule } from './schema';
import { updateRule } from './update';

const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();
const input: CreateRule = {
  name: 'Noise',
  q: 'severity:low',
  effect: { type: 'suppress' },
  expiresAt: NEXT_WEEK,
  alsoOpen: true,
  seenTruePositives: 0,
};
const aRule = (ctx: Ctx, over: Partial<CreateRule> = {}) => createRule(ctx, { ...input, ...over });
const low = (ctx: Ctx) => aFinding(ctx, { kind: 'cloud_alert', severity: 'low' });
const statusOf = async (ctx: Ctx, id: string) => (await getFindingRow(ctx, id)).status;
const detailOf = async (ctx: Ctx, id: string): Promise<FindingDetail> => JSON.parse(await getFinding(ctx, id));
const deeds = async (ctx: Ctx, id: string) =>
  (await auditOf(ctx)).filter((one) => one.subject_id === id).map(({ actor, action }) => `${actor}: ${action}`);
const vendorSays = (ctx: Ctx, id: string, set: string) =>
  asOwner(
    `update finding f set ${set}, updated_at = now() from (select set_config('onequeue.workspace', $2, true)) w where f.id = $1`,
    [id, ctx.workspaceId],
  );
const endsNow = (id: string) => asOwner("update rule set expires_at = now() - interval '1 second' where id = $1", [id]);
// What the worker does is done with its own database role, by its own connections.
const kept = globalThis as typeof globalThis & { onequeuePool?: pg.Pool };
let workers: pg.Pool;
beforeAll(() => {
  workers = new pg.Pool({ connectionString: databaseUrlAs('onequeue_worker'), max: 6 });
});
afterAll(() => workers.end());
async function inWorker<T>(work: () => Promise<T>): Promise<T> {
  const web = kept.onequeuePool;
  kept.onequeuePool = workers;
  try {
    return await work();
  } finally {
    kept.onequeuePool = web;
  }
}

const NEWS = `select 1 from rule r join finding f on f.workspace_id = r.workspace_id and (f.changed_xid, f.id) > (r.seen_xid, r.seen_id)
  where r.workspace_id = $1 and r.enabled and r.removed_at is null and r.trouble is null and r.expires_at > now() is not false limit 1`;

/** `at`: so many workers at once. Whoever else writes meanwhile holds back what may be looked at, so it is looked again. */
async function act(ctx: Ctx, at = 1) {
  do await inWorker(() => Promise.all(Array.from({ length: at }, () => runRules(asWorker(ctx)))));
  while ((await asOwner(NEWS, [ctx.workspaceId])).length > 0);
}
async function settle(ctx: Ctx) {
  await inWorker(async () => {
    for (const work of [showEnded, showUnfit]) while (await work(asWorker(ctx)));
  });
}

test('what comes is suppressed once, with the rule’s name on it, found by name, and counted beside the open ones', async () => {
  const ctx = await aWorkspace('admin');
  const rule = await aRule(ctx, { alsoOpen: false });
  const { id } = await low(ctx);
  const other = await aFinding(ctx, { severity: 'high' });
  await act(ctx);
  await act(ctx);
  expect(await deeds(ctx, id)).toEqual(['Rule “Noise”: finding.suppress']);
  expect(await deeds(ctx, other.id)).toEqual([]);
  const detail = await detailOf(ctx, id);
  expect(detail).toMatchObject({
    status: 'suppressed',
    dueAt: null,
    closedAt: null,
    suppression: { rule: { id: rule.id, name: 'Noise' } },
  });
  expect(Date.parse(detail.suppression?.until ?? '')).toBe(Date.parse(NEXT_WEEK));
  const count = async (q: string) => (await countFindings(ctx, q)).total;
  expect([
    await count('is:open'),
    await count('is:suppressed'),
    await count('status:suppressed'),
    await count('is:closed'),
  ]).toEqual([1, 1, 1, 0]);
  expect((await count('is:open')) + (await count('is:suppressed'))).toBe(await count(''));
  expect((await listRules(ctx)).rules).toMatchObject([{ taken: 1, trouble: null, isCatchingUp: false }]);
});

test('what was there is left alone until it changes at its vendor, unless the rule is to take it, too', async () => {
  const ctx = await aWorkspace('admin');
  const { id } = await low(ctx);
  await asOwner(
    "update finding set first_seen_at = now() - interval '2 days', updated_at = now() - interval '2 days' where id = $1",
    [id],
  );
  const rule = await aRule(ctx, { alsoOpen: false });
  // Written again, as a new rank is: nothing new of it.
  await asOwner('update finding set rank_revision = rank_revision where id = $1', [id]);
  await act(ctx);
  expect(await statusOf(ctx, id)).toBe('new');
  await updateRule(ctx, { ...input, id: rule.id, version: 1 });
  await act(ctx);
  expect(await statusOf(ctx, id)).toBe('suppressed');
});

test('more than one part is gone through, and nothing is taken twice by two workers at once', async () => {
  const ctx = await aWorkspace('admin');
  const { id } = await low(ctx);
  await asOwner(
    `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description, vendor_severity_code,
       vendor_status_code, created_at, updated_at, hash)
     select workspace_id, gen_random_uuid(), connection_id, source, kind, 'n' || n, title, '', vendor_severity_code, 1, now(), now(), hash
     from finding, generate_series(1, 1100) n where id = $1`,
    [id],
  );
  await aRule(ctx, { effect: { type: 'label', label: 'noise' }, expiresAt: null });
  await act(ctx, 3);
  await act(ctx);
  const [labels] = await asOwner<{ n: number }>(
    "select count(*)::int as n from finding_label where workspace_id = $1 and label = 'noise'",
    [ctx.workspaceId],
  );
  expect(labels?.n).toBe(1101);
  const done = (await auditOf(ctx)).filter(({ action }) => action === 'finding.add_label');
  expect(new Set(done.map((one) => one.subject_id)).size).toBe(1101);
  expect(done).toHaveLength(1101);
  expect((await listRules(ctx)).rules).toMatchObject([{ taken: 1101 }]);
});

test('a person’s word is never overridden: neither what was set nor what was taken back', async () => {
  const ctx = await aWorkspace('admin');
  const ben = await aColleague(ctx, 'analyst');
  const [owned, freed, bare, unlabelled, noted, moved, fresh] = await Promise.all(
    Array.from({ length: 7 }, () => low(ctx)),
  );
  if (!owned || !freed || !bare || !unlabelled || !noted || !moved || !fresh) throw new Error('seven findings');
  await assignFinding(ctx, { id: owned.id, ownerId: 'me', version: 1 });
  await assignFinding(ctx, { id: freed.id, ownerId: 'me', version: 1 });
  await assignFinding(ctx, { id: freed.id, ownerId: null, version: 2 });
  await addLabel(ctx, { id: unlabelled.id, label: 'noise' });
  await removeLabel(ctx, { id: unlabelled.id, label: 'noise' });
  await addNote(ctx, { id: noted.id, body: 'Looking at it.' });
  await setStatus(ctx, { id: moved.id, status: 'in_progress', version: 1 });
  await aRule(ctx, { name: 'Ben', effect: { type: 'assign', ownerId: ben.actor.userId }, expiresAt: null });
  await aRule(ctx, { name: 'Noise', effect: { type: 'label', label: 'noise' }, expiresAt: null });
  await aRule(ctx, { name: 'Hide' });
  await act(ctx);
  const rows = await Promise.all(
    [owned, freed, bare, unlabelled, noted, moved, fresh].map(({ id }) => detailOf(ctx, id)),
  );
  expect(rows.map(({ owner }) => owner?.id ?? null)).toEqual([
    ctx.actor.userId,
    null,
    ...Array(5).fill(ben.actor.userId),
  ]);
  expect(rows.map(({ labels }) => labels.length)).toEqual([1, 1, 1, 0, 1, 1, 1]);
  expect(rows.map(({ status }) => status)).toEqual([
    'new',
    'new',
    'suppressed',
    'new',
    'new',
    'in_progress',
    'suppressed',
  ]);
});

test('while one rule is held by another worker, no later rule takes what it has not seen', async () => {
  const ctx = await aWorkspace('admin');
  const { id } = await low(ctx);
  const first = await aRule(ctx, { name: 'Noise', effect: { type: 'label', label: 'noise' }, expiresAt: null });
  await aRule(ctx, { name: 'Hide' });
  const other = await workers.connect();
  try {
    await other.query('begin');
    await other.query("select set_config('onequeue.workspace', $1, true)", [ctx.workspaceId]);
    await other.query('select from rule where id = $1 for update', [first.id]);
    await inWorker(() => runRules(asWorker(ctx)));
    expect(await statusOf(ctx, id)).toBe('new');
  } finally {
    await other.query('rollback');
    other.release();
  }
  await act(ctx);
  expect(await deeds(ctx, id)).toEqual(['Rule “Noise”: finding.add_label', 'Rule “Hide”: finding.suppress']);
});

test('a rule that has not come to the end of what is new lets no later one past it', async () => {
  const ctx = await aWorkspace('admin');
  const connection = await aConnection(ctx, 'zscaler-posture');
  const connections = { cloud_alert: connection.id };
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, count: 10_100 });
  const { id } = await aFinding(ctx, { kind: 'cloud_alert', severity: 'low', title: 'Lonely bucket' });
  await aRule(ctx, {
    name: 'None',
    q: 'policy:no-such-policy',
    effect: { type: 'label', label: 'x' },
    expiresAt: null,
  });
  await aRule(ctx, { name: 'Hide', q: 'lonely' });
  await inWorker(() => runRules(asWorker(ctx)));
  expect(await statusOf(ctx, id)).toBe('new');
  await act(ctx);
  expect(await statusOf(ctx, id)).toBe('suppressed');
});

test('shown again by a person, no rule suppresses it once more', async () => {
  const ctx = await aWorkspace('admin');
  const { id } = await low(ctx);
  await aRule(ctx);
  await act(ctx);
  const { version } = await getFindingRow(ctx, id);
  const manager = await aColleague(ctx, 'manager');
  await expect(showAgain(manager, { id, version })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(showAgain(await aWorkspace('analyst'), { id, version })).rejects.toMatchObject({ code: 'not_found' });
  await expect(showAgain(ctx, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await showAgain(ctx, { id, version })).toMatchObject({ status: 'new', ownStatus: null, version: version + 1 });
  await aRule(ctx, { name: 'Noise again' });
  await vendorSays(ctx, id, "title = 'Changed'");
  await act(ctx);
  expect(await statusOf(ctx, id)).toBe('new');
  expect((await getFindingRow(ctx, id)).dueAt).not.toBeNull();
  expect(await deeds(ctx, id)).toEqual(['Rule “Noise”: finding.suppress', `${ctx.actor.name}: finding.unsuppress`]);
});

test('with the rule’s end, off or gone, all it suppressed is shown again in parts; what was moved by hand stays', async () => {
  for (const end of ['expired', 'disabled', 'removed'] as const) {
    const ctx = await aWorkspace('admin');
    const [one, two] = [await low(ctx), await low(ctx)];
    const rule = await aRule(ctx);
    await act(ctx);
    const { version } = await getFindingRow(ctx, two.id);
    await setStatus(ctx, { id: two.id, status: 'accepted', version });
    await settle(ctx);
    expect(await statusOf(ctx, one.id)).toBe('suppressed');
    if (end === 'expired') await endsNow(rule.id);
    if (end === 'disabled') await enableRule(ctx, { id: rule.id, isEnabled: false, version: 1 });
    if (end === 'removed') await removeRule(ctx, { id: rule.id, version: 1 });
    await settle(ctx);
    expect([await statusOf(ctx, one.id), await statusOf(ctx, two.id)]).toEqual(['new', 'accepted']);
    const last = (await auditOf(ctx)).findLast(({ action }) => action === 'finding.unsuppress');
    expect(last).toMatchObject({ actor: 'Onequeue', subject_id: one.id, after: { why: end, rule: 'Noise' } });
    await act(ctx);
    expect(await statusOf(ctx, one.id)).toBe('new');
    if (end !== 'disabled') continue;
    // Switched on and told to take what is open, it takes again what its own end had given back.
    await enableRule(ctx, { id: rule.id, isEnabled: true, version: 2 });
    await updateRule(ctx, { ...input, id: rule.id, version: 3 });
    await act(ctx);
    expect(await statusOf(ctx, one.id)).toBe('suppressed');
  }
});

test('it comes back when the vendor rates it worse or moves it, and when the rule asks for something else', async () => {
  const ctx = await aWorkspace('admin');
  const [worse, moved, resolved, left, kept] = await Promise.all(Array.from({ length: 5 }, () => low(ctx)));
  if (!worse || !moved || !resolved || !left || !kept) throw new Error('five findings');
  await asOwner("insert into finding_label (workspace_id, finding_id, label, origin) values ($1, $2, 'ci', 'vendor')", [
    ctx.workspaceId,
    kept.id,
  ]);
  const rule = await aRule(ctx);
  await act(ctx);
  await vendorSays(ctx, worse.id, 'vendor_severity_code = 6');
  await vendorSays(ctx, moved.id, "vendor_status = 'Ack', vendor_status_code = 2");
  await vendorSays(ctx, resolved.id, "vendor_status = 'Done', vendor_status_code = 5");
  const all = () => Promise.all([worse, moved, resolved, left, kept].map(({ id }) => statusOf(ctx, id)));
  expect(await all()).toEqual(['new', 'in_progress', 'resolved', 'suppressed', 'suppressed']);
  await updateRule(ctx, { ...input, id: rule.id, version: 1, q: 'severity:low label:ci', alsoOpen: false });
  await settle(ctx);
  expect(await all()).toEqual(['new', 'in_progress', 'resolved', 'new', 'suppressed']);
  expect(await deeds(ctx, left.id)).toEqual(['Rule “Noise”: finding.suppress', 'Onequeue: finding.unsuppress']);
});

test('the first rule in the order assigns; a snooze has its end; a rule that cannot act says why and holds up no other', async () => {
  const ctx = await aWorkspace('admin');
  const [ana, ben] = [await aColleague(ctx, 'analyst'), await aColleague(ctx, 'analyst')];
  const { id } = await low(ctx);
  await aRule(ctx, { name: 'Ana', effect: { type: 'assign', ownerId: ana.actor.userId }, expiresAt: null });
  await aRule(ctx, { name: 'Ben', effect: { type: 'assign', ownerId: ben.actor.userId }, expiresAt: null });
  await aRule(ctx, { name: 'Later', effect: { type: 'snooze', minutes: 60 }, expiresAt: null });
  const [connection] = await asOwner<{ name: string }>('select name from connection where workspace_id = $1', [
    ctx.workspaceId,
  ]);
  await aRule(ctx, {
    name: 'Broken',
    q: `tenant:"${connection?.name}"`,
    effect: { type: 'label', label: 'x' },
    expiresAt: null,
  });
  await asOwner("update connection set name = 'another' where workspace_id = $1", [ctx.workspaceId]);
  await act(ctx);
  const row = await getFindingRow(ctx, id);
  expect(row).toMatchObject({ owner: { id: ana.actor.userId }, status: 'snoozed' });
  const minutes = (Date.parse(row.snoozedUntil ?? '') - Date.now()) / 60_000;
  expect(Math.round(minutes)).toBe(60);
  const { rules } = await listRules(ctx);
  expect(rules.map(({ name, taken, trouble }) => [name, taken, trouble !== null])).toEqual([
    ['Ana', 1, false],
    ['Ben', 0, false],
    ['Later', 1, false],
    ['Broken', 0, true],
  ]);
  expect(rules[3]?.trouble).toContain('There is no tenant');
});
