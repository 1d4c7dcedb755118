import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { addNote } from './add-note';
import { changeMany } from './bulk';
import { getFinding } from './detail';
import { handOver } from './hand-over';
import { listFindings } from './list';
import { listMentions, seeMentions } from './mentions';
import { ListMentions, ListQuery } from './schema';
import type { FindingDetail, FindingPage } from './shapes';
import { watchFinding } from './watch';

const all = ListMentions.parse({});

async function asked(ctx: Ctx, q: string): Promise<string[]> {
  const page: FindingPage = JSON.parse(await listFindings(ctx, ListQuery.parse({ q })));
  return page.items.map(({ id }) => id);
}

test('who is mentioned in a note finds it, and has it behind them once it was seen', async () => {
  const ana = await aWorkspace('analyst');
  const [ben, manager] = [await aColleague(ana, 'analyst'), await aColleague(ana, 'manager')];
  const { id } = await aFinding(ana);
  await aFinding(ana);
  await addNote(ana, { id, body: 'Look at this.', mentions: [ben.actor.userId, manager.actor.userId] });
  const told = await listMentions(ben, all);
  expect(told).toMatchObject({
    next: null,
    items: [{ body: 'Look at this.', author: { id: ana.actor.userId }, finding: { id }, seenAt: null }],
  });
  expect(await asked(ben, 'is:mentioned')).toEqual([id]);
  expect(await asked(ana, 'is:mentioned')).toEqual([]);
  const { notes }: FindingDetail = JSON.parse(await getFinding(ana, id));
  expect(notes[0]?.told.map((one) => one.id).sort()).toEqual([ben.actor.userId, manager.actor.userId].sort());
  expect(await seeMentions(ben, { findingId: id })).toEqual({ seen: 1 });
  expect(await seeMentions(ben, { findingId: id })).toEqual({ seen: 0 });
  expect(await asked(ben, 'is:mentioned')).toEqual([]);
  expect((await listMentions(ben, { ...all, unseen: 'yes' })).items).toEqual([]);
  expect((await listMentions(ben, all)).items[0]?.seenAt).not.toBeNull();
  expect((await listMentions(manager, { ...all, unseen: 'yes' })).items).toHaveLength(1);
  expect((await auditOf(ana)).map(({ action }) => action)).toEqual(['finding.add_note', 'finding.see_mentions']);
});

test('mentions come page by page, and not from another workspace', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const { id } = await aFinding(ana);
  for (const body of ['one', 'two', 'three']) await addNote(ana, { id, body, mentions: [ben.actor.userId] });
  const first = await listMentions(ben, { ...all, limit: 2 });
  expect(first.items.map(({ body }) => body)).toEqual(['three', 'two']);
  const rest = await listMentions(ben, { ...all, limit: 2, cursor: first.next ?? '' });
  expect(rest).toMatchObject({ next: null, items: [{ body: 'one' }] });
  await expect(listMentions(ben, { ...all, cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'bad_input' });
  const stranger = await aWorkspace('analyst');
  const note = addNote(ana, { id, body: 'x', mentions: [stranger.actor.userId] });
  await expect(note).rejects.toMatchObject({ code: 'bad_input', fields: { mentions: expect.any(String) } });
  expect(await listMentions(stranger, all)).toEqual({ items: [], next: null });
});

test('handed over, a finding is the colleague’s, who is told how it stands', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const { id } = await aFinding(ana);
  const { userId } = ben.actor;
  const row = await handOver(ana, { id, ownerId: userId, note: 'She answers tomorrow.', version: 1 });
  expect(row).toMatchObject({ owner: { id: userId }, version: 2 });
  expect((await listMentions(ben, all)).items[0]).toMatchObject({ body: 'She answers tomorrow.', finding: { id } });
  const again = handOver(ana, { id, ownerId: userId, note: 'Again.', version: 2 });
  await expect(again).rejects.toMatchObject({ code: 'not_possible' });
  const { id: other } = await aFinding(ana);
  const change = { type: 'hand_over', ownerId: userId, note: 'Both.' } as const;
  const { results } = await changeMany(ana, { ids: [id, other], change, versions: {} });
  expect(results.map(({ result }) => result)).toEqual(['not_possible', 'done']);
  const manager = await aColleague(ana, 'manager');
  const toManager = handOver(ana, { id, ownerId: manager.actor.userId, note: 'x', version: 2 });
  await expect(toManager).rejects.toMatchObject({ code: 'bad_input', fields: { ownerId: expect.any(String) } });
});

test('everybody watches for themselves, a manager too, and nobody what is not theirs', async () => {
  const ana = await aWorkspace('analyst');
  const manager = await aColleague(ana, 'manager');
  const { id } = await aFinding(ana);
  const { id: other } = await aFinding(ana);
  await watchFinding(manager, { id, watching: true });
  await watchFinding(manager, { id, watching: true });
  expect(await asked(manager, 'is:watched')).toEqual([id]);
  expect(await asked(manager, '-is:watched')).toEqual([other]);
  expect(await asked(ana, 'is:watched')).toEqual([]);
  await watchFinding(manager, { id, watching: false });
  expect(await asked(manager, 'is:watched')).toEqual([]);
  expect((await auditOf(ana)).map(({ action }) => action)).toEqual(['finding.watch', 'finding.unwatch']);
  const stranger = await aWorkspace('analyst');
  await expect(watchFinding(stranger, { id, watching: true })).rejects.toMatchObject({ code: 'not_found' });
});
