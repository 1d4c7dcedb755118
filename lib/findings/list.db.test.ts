import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { countFindings } from './counts';
import { getFindingRow } from './detail';
import { listFindings } from './list';
import { manyFindings } from './many';
import { FindingRow, ListQuery, SORTS, type Sort } from './schema';
import type { FindingPage, FindingRow as Row } from './shapes';

let ctx: Ctx & { actor: { userId: string } };

async function list(
  ctx: Ctx,
  query: Partial<Record<'q' | 'sort' | 'cursor', string>> & { limit?: number } = {},
): Promise<FindingPage> {
  return JSON.parse(await listFindings(ctx, ListQuery.parse(query)));
}

async function walk(ctx: Ctx, query: { q?: string; sort?: Sort; limit: number }): Promise<Row[]> {
  const items: Row[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await list(ctx, { ...query, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  return items;
}

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  const posture = (await aConnection(ctx, 'zscaler-posture', { name: 'aws payments' })).id;
  const connections = {
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea-prod' })).id,
    cloud_alert: posture,
    iac_alert: posture,
    edge_alert: (await aConnection(ctx, 'lacework-edge', { name: 'global' })).id,
  };
  await manyFindings(asOwner, {
    workspaceId: ctx.workspaceId,
    connections,
    owners: [ctx.actor.userId],
    count: 700,
    seed: 3,
  });
});

test('every row has the shape that the schema writes down', async () => {
  const { items } = await list(ctx, { limit: 200 });
  expect(items).toHaveLength(200);
  for (const row of items) expect(FindingRow.strict().parse(row)).toEqual(row);
});

test('a row of the list is what the finding is by itself, owner and write included', async () => {
  const id = crypto.randomUUID();
  const [first] = (await list(ctx, { q: 'is:mine', limit: 1 })).items;
  await asOwner(
    `insert into action (workspace_id, id, connection_id, finding_id, command, target, input, reference, state, requested_by, outcome)
     select workspace_id, $2, connection_id, id, 'dlp.note', external_id, '{}', 'ref', 'rejected', $3, '{"message":"No."}'
     from finding where workspace_id = $1 and id = $4`,
    [ctx.workspaceId, id, ctx.actor.userId, first?.id],
  );
  await asOwner('update finding set last_action_id = $2 where workspace_id = $1 and id = $3', [
    ctx.workspaceId,
    id,
    first?.id,
  ]);
  const { items } = await list(ctx, { q: 'is:mine', limit: 40 });
  expect(items[0]).toMatchObject({ owner: { id: ctx.actor.userId }, write: { state: 'rejected', message: 'No.' } });
  for (const row of items) expect(row).toEqual(await getFindingRow(ctx, row.id));
});

describe.each(SORTS)('sorted by %s', (sort) => {
  test('page after page gives each finding once, in order, without end too early', async () => {
    const items = await walk(ctx, { sort, limit: 97 });
    expect(items).toHaveLength(700);
    expect(new Set(items.map(({ id }) => id)).size).toBe(700);
    expect(items.map(({ id }) => id)).toEqual([...items].sort(compare(sort)).map(({ id }) => id));
  });
});

const RANK = ['info', 'unknown', 'low', 'medium', 'high', 'critical'];
function compare(sort: Sort): (a: Row, b: Row) => number {
  const keysOf = (row: Row) => {
    const updated = Date.parse(row.updatedAt);
    if (sort.endsWith('created')) return [Date.parse(row.createdAt), row.id];
    if (sort.endsWith('due')) return [row.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(row.dueAt), row.id];
    if (sort.endsWith('rank')) return [row.rank, updated, row.id];
    return sort.endsWith('updated') ? [updated, row.id] : [RANK.indexOf(row.severity), updated, row.id];
  };
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => {
    const [left, right] = [keysOf(a), keysOf(b)];
    const at = left.findIndex((key, n) => key !== right[n]);
    return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -sign : sign;
  };
}

test('a page size between the prepared ones is kept to', async () => {
  for (const limit of [1, 19, 20, 21, 50, 199]) expect((await list(ctx, { limit })).items).toHaveLength(limit);
});

test('the last page says that it is the last, also when it is full', async () => {
  const few = await aWorkspace('analyst');
  for (let n = 0; n < 4; n++) await aFinding(few);
  const first = await list(few, { limit: 2 });
  const second = await list(few, { limit: 2, cursor: first.next ?? '' });
  expect(second.items).toHaveLength(2);
  expect(second.next).toBeNull();
});

test('a list of nothing is an empty one', async () => {
  expect(await list(ctx, { q: 'policy:nosuchpolicy' })).toEqual({ items: [], next: null });
});

test.each([
  ['not base64', '!!'],
  ['not JSON', Buffer.from('{').toString('base64url')],
  [
    'another version',
    Buffer.from(
      JSON.stringify([9, '-severity', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', crypto.randomUUID()]),
    ).toString('base64url'),
  ],
  [
    'SQL in it',
    Buffer.from(
      JSON.stringify([
        1,
        '-severity',
        1,
        "now()'; drop table finding; --",
        '2026-01-01T00:00:00Z',
        crypto.randomUUID(),
      ]),
    ).toString('base64url'),
  ],
  [
    'a number out of range',
    Buffer.from(
      JSON.stringify([1, '-severity', 99999, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', crypto.randomUUID()]),
    ).toString('base64url'),
  ],
])('a forged cursor is refused: %s', async (_name, cursor) => {
  await expect(list(ctx, { cursor })).rejects.toMatchObject({
    code: 'bad_input',
    fields: { cursor: expect.any(String) },
  });
});

test('a cursor of one order is refused by another', async () => {
  const { next } = await list(ctx, { limit: 5 });
  await expect(list(ctx, { sort: '-created', cursor: next ?? '' })).rejects.toMatchObject({ code: 'bad_input' });
});

test.each([0, 201, 10_000, 1.5])('a page size of %d is refused', (limit) => {
  expect(ListQuery.safeParse({ limit }).success).toBe(false);
});

test('a wrong query names the token at fault', async () => {
  await expect(list(ctx, { q: 'is:open sev:dreadful' })).rejects.toMatchObject({
    code: 'bad_input',
    fields: { 'q.start': '12', 'q.end': '20' },
  });
});

test('another workspace’s findings are neither listed nor counted', async () => {
  const other = await aWorkspace('analyst');
  expect((await list(other)).items).toEqual([]);
  expect(await countFindings(other, '')).toEqual({ total: 0, atLeast: false });
  expect(await countFindings(other, 'bucket')).toEqual({ total: 0, atLeast: false });
});

test('a title is cut in lists', async () => {
  const own = await aWorkspace('analyst');
  await aFinding(own, { title: '\u202e<b>'.repeat(3000) });
  const [row] = (await list(own)).items;
  expect(row?.title).toHaveLength(300);
});

test('the last action is shown with its truth', async () => {
  const own = await aWorkspace('analyst');
  const { id, connectionId } = await aFinding(own);
  const actionId = crypto.randomUUID();
  await asOwner(
    `insert into action (workspace_id, id, connection_id, finding_id, command, target, input, reference, state, requested_by, outcome)
     values ($1, $2, $3, $4, 'dlp.close', 'x', '{}', 'r', 'rejected', $5, '{"message": "Not now."}')`,
    [own.workspaceId, actionId, connectionId, id, own.actor.userId],
  );
  await asOwner('update finding set last_action_id = $2 where id = $1', [id, actionId]);
  const [row] = (await list(own)).items;
  expect(row?.write).toMatchObject({
    actionId,
    command: 'dlp.close',
    state: 'rejected',
    message: 'Not now.',
    settledAt: null,
  });
});
