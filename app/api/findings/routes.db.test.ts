import { encode } from 'next-auth/jwt';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Handler } from '@/lib/api/route';
import { cookieName } from '@/lib/auth/cookies';
import { authSecret } from '@/lib/auth/ctx-of';
import { hashOf, newToken, SESSION_SECONDS } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { GET as dashboard } from '../dashboard/route';
import { GET as items } from '../items/[noun]/route';
import { GET as sources } from '../sources/route';
import { PUT as assign } from './[id]/assignee/route';
import { POST as label, DELETE as unlabel } from './[id]/labels/route';
import { GET as detail } from './[id]/route';
import { PUT as status } from './[id]/status/route';
import { GET as count } from './count/route';
import { GET as list, PATCH } from './route';
import { GET as suggest } from './suggest/route';

const ORIGIN = 'http://localhost:3000';

async function cookieOf(ctx: Ctx): Promise<string> {
  const token = newToken();
  await pool().query('select session_open($1, $2, $3, $4, $5)', [
    uuidv7(),
    hashOf(token),
    ctx.actor.userId,
    ctx.workspaceId,
    SESSION_SECONDS,
  ]);
  return `${cookieName('session', false)}=${await encode({ token: { sid: token }, secret: authSecret() })}`;
}

type Call = { search?: string; params?: Record<string, string>; body?: unknown; method?: string };

async function call(handler: Handler, ctx: Ctx | null, { search = '', params = {}, body, method = 'GET' }: Call = {}) {
  const headers = new Headers({ origin: ORIGIN });
  if (ctx) headers.set('cookie', await cookieOf(ctx));
  if (body !== undefined) headers.set('content-type', 'application/json');
  const request = new Request(`${ORIGIN}/api/x${search}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, type: response.headers.get('content-type'), json: await response.json() };
}

test('a page is JSON as Postgres wrote it, and never kept by anybody', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { title: '</script>" \\ ünïcode' });
  const answer = await call(list, ctx, { search: '?q=is:open&limit=20' });
  expect(answer).toMatchObject({
    status: 200,
    type: 'application/json',
    json: { items: [{ id, title: '</script>" \\ ünïcode' }], next: null },
  });
});

test.each([
  ['?q=sev:dreadful', 'q'],
  ['?q=(((', 'q'],
  ['?limit=0', 'limit'],
  ['?limit=10000', 'limit'],
  ['?sort=title', 'sort'],
  ['?cursor=forged', 'cursor'],
  ['?q=a&q=b', 'q'],
  [`?q=${'a'.repeat(10_000)}`, 'q'],
])('what cannot be read is a 422 that names the field: %s', async (search, field) => {
  const ctx = await aWorkspace('analyst');
  const { status, json } = await call(list, ctx, { search });
  expect(status).toBe(422);
  expect(json).toMatchObject({
    code: 'bad_input',
    requestId: expect.any(String),
    fields: { [field]: expect.any(String) },
  });
});

test('nobody reads without a session, nobody changes without the permission', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aFinding(ctx);
  for (const handler of [list, count, suggest, detail, dashboard, sources])
    expect((await call(handler, null, { params: { id } })).status).toBe(401);
  expect((await call(items, null, { params: { noun: 'tag' } })).status).toBe(401);
  expect((await call(list, ctx)).status).toBe(200);
  const body = { ids: [id], change: { type: 'assign', ownerId: 'me' } };
  expect((await call(PATCH, ctx, { method: 'PATCH', body })).status).toBe(403);
  expect((await call(assign, ctx, { method: 'PUT', params: { id }, body: { ownerId: 'me', version: 1 } })).status).toBe(
    403,
  );
  expect(await auditOf(ctx)).toEqual([]);
});

test('a change answers with the finding; a stale one with 409, a stranger’s with 404, an impossible one with 422', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const put = (handler: Handler, of: Ctx, body: object) => call(handler, of, { method: 'PUT', params: { id }, body });
  expect(await put(assign, ctx, { ownerId: 'me', version: 1 })).toMatchObject({
    status: 200,
    json: { id, owner: { id: ctx.actor.userId }, version: 2 },
  });
  expect(await put(assign, ctx, { ownerId: null, version: 1 })).toMatchObject({
    status: 409,
    json: { code: 'conflict' },
  });
  expect(await put(assign, await aWorkspace('analyst'), { ownerId: null, version: 2 })).toMatchObject({ status: 404 });
  expect(await put(status, ctx, { status: 'resolved', version: 2 })).toMatchObject({
    status: 422,
    json: { code: 'not_possible' },
  });
  expect(await put(status, ctx, { status: 'nonsense', version: 2 })).toMatchObject({
    status: 422,
    json: { code: 'bad_input' },
  });
});

test('a label is put on and taken off', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  await call(label, ctx, { method: 'POST', params: { id }, body: { label: 'later & more' } });
  expect((await call(detail, ctx, { params: { id } })).json.labels).toMatchObject([
    { label: 'later & more', origin: 'own' },
  ]);
  await call(unlabel, ctx, { method: 'DELETE', params: { id }, search: '?label=later%20%26%20more' });
  expect((await call(detail, ctx, { params: { id } })).json.labels).toEqual([]);
});

test('a bulk answers for each id', async () => {
  const ctx = await aWorkspace('analyst');
  const colleague = await aColleague(ctx, 'analyst');
  const [one, two] = [await aFinding(ctx), await aFinding(ctx)];
  const body = {
    ids: [one.id, two.id],
    change: { type: 'assign', ownerId: colleague.actor.userId },
    versions: { [two.id]: 7 },
  };
  const { json } = await call(PATCH, ctx, { method: 'PATCH', body });
  expect(json).toMatchObject({
    done: 1,
    results: [
      { id: one.id, result: 'done', version: 2 },
      { id: two.id, result: 'conflict' },
    ],
  });
});

test('counts, suggestions, items, sources and the dashboard answer by their addresses', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aConnection(ctx, 'workato', { name: 'prod' });
  await aFinding(ctx, { connectionId: id, kind: 'automation_event' });
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, at, raw, hash)
     values ($1, gen_random_uuid(), $2, 'tag', 'tag', 't', 'Finance', now(), '{"color": "blue"}', '')`,
    [ctx.workspaceId, id],
  );
  expect((await call(count, ctx, { search: '?q=tenant:prod' })).json).toEqual({ total: 1, atLeast: false });
  expect((await call(suggest, ctx, { search: '?field=tenant&typed=p' })).json.items).toMatchObject([
    { term: 'tenant:prod', count: 1 },
  ]);
  expect(
    (await call(items, ctx, { params: { noun: 'tag' }, search: `?kind=tag&tenant=${id}` })).json.items,
  ).toMatchObject([{ title: 'Finance', facts: { color: 'blue' } }]);
  expect((await call(items, ctx, { params: { noun: 'secret' } })).status).toBe(422);
  expect((await call(sources, ctx, { search: '?counts=1' })).json.sources).toMatchObject([{ name: 'prod' }]);
  expect((await call(dashboard, ctx, { search: '?days=7' })).json).toMatchObject({ days: 7, open: { value: 1 } });
  expect((await call(dashboard, ctx, { search: '?days=0' })).status).toBe(422);
});
