import { expect, test } from 'vitest';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { createView } from './create';
import { pinView } from './pin';
import { defaultView, listViews } from './read';
import { removeView } from './remove';
import { setDefaultView } from './set-default';
import { updateView } from './update';

const input = { name: 'Public buckets', q: 'is:open policy:"S3*"', sort: '-updated', groupBy: null, isShared: false };

test('a view is kept, pinned for its owner, and nobody else sees it', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const view = await createView(ana, input);
  expect(view).toMatchObject({ ...input, isPinned: true, isEditable: true, version: 1 });
  expect((await listViews(ana)).views).toEqual([view]);
  expect((await listViews(ben)).views).toEqual([]);
  await expect(pinView(ben, { id: view.id, isPinned: true })).rejects.toMatchObject({ code: 'not_found' });
  expect((await auditOf(ana)).map(({ action }) => action)).toEqual(['view.create']);
});

test('a query that cannot be read is not kept, and the place is named', async () => {
  const ana = await aWorkspace('analyst');
  const error = await createView(ana, { ...input, q: 'is:open nofield:x' }).catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'bad_input', fields: { 'q.start': '8', 'q.end': '16' } });
});

test('of two tabs that change one view, the second is told who was faster', async () => {
  const maria = await aWorkspace('manager');
  const other = await aColleague(maria, 'admin');
  const { id } = await createView(maria, { ...input, isShared: true });
  await updateView(other, { id, version: 1, name: 'Buckets' });
  const error = await updateView(maria, { id, version: 1, q: 'is:open' }).catch((one: unknown) => one);
  expect(error).toMatchObject({
    code: 'conflict',
    message: `${other.actor.name} changed “Buckets” while you had it open.`,
  });
  await expect(removeView(maria, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  const [view] = (await listViews(maria)).views;
  expect(view).toMatchObject({ name: 'Buckets', q: input.q, version: 2, updatedBy: { id: other.actor.userId } });
});

test('who may not share does not, neither at first nor later, nor changes what is shared', async () => {
  const maria = await aWorkspace('manager');
  const ana = await aColleague(maria, 'analyst');
  await expect(createView(ana, { ...input, isShared: true })).rejects.toMatchObject({ code: 'forbidden' });
  const own = await createView(ana, input);
  await expect(updateView(ana, { id: own.id, version: 1, isShared: true })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const shared = await createView(maria, { ...input, isShared: true });
  await expect(updateView(ana, { id: shared.id, version: 1, name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(removeView(ana, { id: shared.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
});

test("one's own default comes before the role's, and a role's is shared", async () => {
  const maria = await aWorkspace('manager');
  const ana = await aColleague(maria, 'analyst');
  const secret = await createView(maria, input);
  await expect(setDefaultView(maria, { for: 'analyst', viewId: secret.id })).rejects.toMatchObject({
    code: 'not_possible',
  });
  await expect(setDefaultView(ana, { for: 'analyst', viewId: null })).rejects.toMatchObject({ code: 'forbidden' });
  const shared = await createView(maria, { ...input, isShared: true });
  await setDefaultView(maria, { for: 'analyst', viewId: shared.id });
  expect((await defaultView(ana))?.id).toBe(shared.id);
  expect(await defaultView(maria)).toBeNull();
  const own = await createView(ana, input);
  await setDefaultView(ana, { for: 'me', viewId: own.id });
  expect((await defaultView(ana))?.id).toBe(own.id);
  await setDefaultView(ana, { for: 'me', viewId: null });
  expect((await defaultView(ana))?.id).toBe(shared.id);
  await updateView(maria, { id: shared.id, version: 1, isShared: false });
  expect(await defaultView(ana)).toBeNull();
});

test('a deleted view leaves the tabs and defaults of everybody', async () => {
  const maria = await aWorkspace('manager');
  const ana = await aColleague(maria, 'analyst');
  const { id } = await createView(maria, { ...input, isShared: true });
  await pinView(ana, { id, isPinned: true });
  await setDefaultView(ana, { for: 'me', viewId: id });
  await removeView(maria, { id, version: 1 });
  expect(await listViews(ana)).toEqual({ views: [], myDefault: null, roleDefaults: {} });
});

test('a view of another workspace is not there', async () => {
  const { id } = await createView(await aWorkspace('manager'), { ...input, isShared: true });
  const stranger = await aWorkspace('admin');
  const deeds = [
    () => updateView(stranger, { id, version: 1, name: 'x' }),
    () => removeView(stranger, { id, version: 1 }),
    () => pinView(stranger, { id, isPinned: true }),
    () => setDefaultView(stranger, { for: 'me', viewId: id }),
  ];
  for (const deed of deeds) await expect(deed()).rejects.toMatchObject({ code: 'not_found' });
});
