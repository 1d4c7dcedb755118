import { expect, test } from 'vitest';
import { aColleague, aFinding, aWorkspace } from '@/lib/db/testing';
import { assignFinding } from '@/lib/findings/assign';
import { countFindings } from '@/lib/findings/counts';
import { handOver } from '@/lib/findings/hand-over';
import { setStatus } from '@/lib/findings/set-status';
import { watchFinding } from '@/lib/findings/watch';
import { readWork } from './read-work';

test('a shift begins with what is mine and what the others did, and every number is what its query opens', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const given = await aFinding(ana, { severity: 'critical' });
  const old = await aFinding(ana, { createdAt: new Date('2026-01-01'), updatedAt: new Date('2026-01-01') });
  await assignFinding(ben, { id: given.id, ownerId: ana.actor.userId, version: 1 });
  await setStatus(ben, { id: old.id, status: 'accepted', version: 1 });
  await handOver(ben, { id: old.id, ownerId: ana.actor.userId, note: 'Yours now.', version: 2 });
  await watchFinding(ben, { id: given.id, watching: true });
  const work = await readWork(ana, null);
  expect(work.sinceWhy).toBe('first');
  expect(work.mine).toMatchObject({ total: 1, items: [{ id: given.id }] });
  expect(work.handedOver).toBe(2);
  expect(work.deeds).toEqual([
    { actor: ben.actor.name, action: 'finding.assign', count: 1 },
    { actor: ben.actor.name, action: 'finding.hand_over', count: 1 },
    { actor: ben.actor.name, action: 'finding.set_status', count: 1 },
  ]);
  const totals = Object.fromEntries([...work.waiting, ...work.changed].map(({ id, total }) => [id, total]));
  expect(totals).toEqual({
    new: 1,
    late: 0,
    snoozed: 0,
    mentioned: 1,
    critical: 1,
    added: 1,
    closed: 1,
    mine: 1,
    watched: 0,
  });
  for (const { q, total } of [...work.waiting, ...work.changed])
    expect((await countFindings(ana, q)).total, q).toBe(total);
  // What one did oneself is no news.
  expect((await readWork(ben, null)).deeds).toEqual([]);
  expect((await readWork(ana, new Date())).sinceWhy).toBe('asked');
});
