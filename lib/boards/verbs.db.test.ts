import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { createBoard } from './create';
import { boardNumbers } from './numbers';
import { getBoard, listBoards } from './read';
import { removeBoard } from './remove';
import type { Card } from './schema';
import { updateBoard } from './update';

const aCard = (over: Partial<Card> = {}): Card => ({
  id: uuidv7(),
  title: 'Open by severity',
  q: 'is:open',
  chart: 'bars',
  by: 'severity',
  isWide: false,
  ...over,
});
const input = { name: 'Night shift', cards: [aCard()], isShared: false };

test('a dashboard is kept for its owner alone, with its record', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const board = await createBoard(ana, input);
  expect(board).toMatchObject({ ...input, isEditable: true, version: 1 });
  expect((await listBoards(ana)).boards).toEqual([{ id: board.id, name: input.name, isShared: false }]);
  expect((await listBoards(ben)).boards).toEqual([]);
  await expect(getBoard(ben, board)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getBoard(await aWorkspace('manager'), board)).rejects.toMatchObject({ code: 'not_found' });
  expect((await auditOf(ana)).map(({ action }) => action)).toEqual(['dashboard.create']);
});

test('a card whose query cannot be read is not kept, and is named', async () => {
  const ana = await aWorkspace('analyst');
  const cards = [aCard(), aCard({ title: 'Odd', q: 'nofield:x' })];
  const error = await createBoard(ana, { ...input, cards }).catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'bad_input', fields: { 'cards.1.q': expect.stringContaining('nofield') } });
  expect((await listBoards(ana)).boards).toEqual([]);
});

test('cards are put in another order, and of two who do so the second is told who was faster', async () => {
  const maria = await aWorkspace('manager');
  const other = await aColleague(maria, 'admin');
  const cards = [aCard(), aCard({ title: 'Nobody’s', q: 'is:open is:unowned', chart: 'number' })];
  const { id } = await createBoard(maria, { ...input, cards, isShared: true });
  const turned = await updateBoard(other, { id, version: 1, cards: cards.toReversed() });
  expect(turned.cards.map(({ title }) => title)).toEqual(['Nobody’s', 'Open by severity']);
  const late = await updateBoard(maria, { id, version: 1, name: 'x' }).catch((one: unknown) => one);
  expect(late).toMatchObject({
    code: 'conflict',
    message: `${other.actor.name} changed “Night shift” while you had it open.`,
  });
  await expect(removeBoard(maria, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  await removeBoard(maria, { id, version: 2 });
  expect((await auditOf(maria)).map(({ action }) => action)).toEqual([
    'dashboard.create',
    'dashboard.update',
    'dashboard.delete',
  ]);
});

test('who may not share does not, nor changes what is shared', async () => {
  const maria = await aWorkspace('manager');
  const ana = await aColleague(maria, 'analyst');
  await expect(createBoard(ana, { ...input, isShared: true })).rejects.toMatchObject({ code: 'forbidden' });
  const own = await createBoard(ana, input);
  const share = updateBoard(ana, { id: own.id, version: 1, isShared: true });
  await expect(share).rejects.toMatchObject({ code: 'forbidden' });
  const shared = await createBoard(maria, { ...input, isShared: true });
  expect(await getBoard(ana, shared)).toMatchObject({ isEditable: false });
  await expect(updateBoard(ana, { id: shared.id, version: 1, name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(removeBoard(ana, { id: shared.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
});

test('every number of every card is what its query opens, and a card that names what is gone says so', async () => {
  const ana = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ana, 'zscaler-posture', { name: 'aws' });
  for (const [severity, account] of [
    ['high', '1'],
    ['high', '2'],
    ['low', '2'],
  ] as const) {
    await aFinding(ana, { connectionId, kind: 'cloud_alert', severity, account });
  }
  const { id } = await createBoard(ana, {
    ...input,
    cards: [
      aCard({ q: 'severity:high OR severity:low', by: 'account' }),
      aCard({ q: 'tenant:aws', chart: 'line', by: 'created' }),
      aCard({ q: 'is:unowned severity:high', chart: 'number' }),
      aCard({ q: 'tenant:nowhere' }),
    ],
  });
  const { cards } = await boardNumbers(ana, { id, days: 7 });
  const counted = cards.flatMap((one) =>
    'numbers' in one ? [one.numbers.of, ...one.numbers.groups.map(({ of }) => of)] : [],
  );
  expect(counted).toHaveLength(3 + 2 + 7);
  for (const { value, query } of counted) {
    expect({ query, value: (await countFindings(ana, query)).total }).toEqual({ query, value });
  }
  expect(cards[0]).toMatchObject({
    numbers: { of: { value: 3 }, groups: [{ label: '2', of: { value: 2 } }, { label: '1' }] },
  });
  expect(cards[1]).toMatchObject({ numbers: { of: { value: 3 } } });
  expect(cards[2]).toMatchObject({ numbers: { of: { value: 2 }, groups: [] } });
  expect(cards[3]).toMatchObject({ problem: 'There is no tenant “nowhere”. There is aws.' });
});
