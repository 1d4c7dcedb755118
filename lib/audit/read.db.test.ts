import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, asWorker, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { listAudit } from './read';
import { AuditQuery } from './schema';
import { writeAudit } from './write';

const query = (given: object = {}) => AuditQuery.parse(given);
const record = (ctx: Ctx, action: string, id = 'one') =>
  inTx(ctx, (ctx) => writeAudit(ctx, { action, subject: { kind: 'finding', id }, before: { a: 1 }, after: { a: 2 } }));
const actions = async (ctx: Ctx, given: object) =>
  (await listAudit(ctx, query(given))).events.map((event) => event.action);

test('newest first, page by page, nothing missed and nothing twice', async () => {
  const ctx = await aWorkspace('admin');
  for (let n = 0; n < 7; n += 1) await record(ctx, 'finding.note', `f${n}`);
  const seen: string[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const page = await listAudit(ctx, query({ limit: '3', ...(before === undefined ? {} : { before }) }));
    seen.push(...page.events.map((event) => event.subjectId));
    before = page.next;
  }
  expect(seen).toEqual(['f6', 'f5', 'f4', 'f3', 'f2', 'f1', 'f0']);
});

test('a record carries before and after as they were', async () => {
  const ctx = await aWorkspace('manager');
  await record(ctx, 'finding.assign');
  const { events } = await listAudit(ctx, query());
  expect(events).toMatchObject([{ seq: 1, actorId: ctx.actor.userId, before: { a: 1 }, after: { a: 2 } }]);
});

test('filters by actor, action, subject and time', async () => {
  const ana = await aWorkspace('admin');
  const ben = await aColleague(ana, 'analyst');
  await record(ana, 'person.role');
  await record(ben, 'finding.assign', 'f1');
  await record(asWorker(ana), 'finding.close', 'f2');
  expect(await actions(ana, { actor: ben.actor.userId })).toEqual(['finding.assign']);
  expect(await actions(ana, { actor: 'worker' })).toEqual(['finding.close']);
  expect(await actions(ana, { action: 'finding.' })).toEqual(['finding.close', 'finding.assign']);
  expect(await actions(ana, { action: 'finding.close' })).toEqual(['finding.close']);
  expect(await actions(ana, { subject: 'f1' })).toEqual(['finding.assign']);
  await asOwner("update audit_event set at = '2026-01-01' where workspace_id = $1 and seq = 1", [ana.workspaceId]);
  expect(await actions(ana, { to: '2026-02-01T00:00:00Z' })).toEqual(['person.role']);
  expect(await actions(ana, { from: '2026-02-01T00:00:00Z' })).toEqual(['finding.close', 'finding.assign']);
});

test('an analyst may not read it, and nobody reads that of another workspace', async () => {
  const ctx = await aWorkspace('analyst');
  await record(ctx, 'finding.assign');
  await expect(listAudit(ctx, query())).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listAudit(await aWorkspace('admin'), query())).toEqual({ events: [], next: null });
});
