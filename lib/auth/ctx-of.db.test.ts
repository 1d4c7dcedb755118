import { encode } from 'next-auth/jwt';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aWorkspace } from '@/lib/db/testing';
import { cookieName } from './cookies';
import { authSecret, ctxOf } from './ctx-of';
import { hashOf, newToken, SESSION_SECONDS } from './session';

async function aSession(ctx: Ctx) {
  const token = newToken();
  const values = [uuidv7(), hashOf(token), ctx.actor.userId, ctx.workspaceId, SESSION_SECONDS];
  await pool().query('select session_open($1, $2, $3, $4, $5)', values);
  return { request: requestWith(await sealed(token)), hash: hashOf(token) };
}

const sealed = (sid: string, secret = authSecret()) => encode({ token: { sid }, secret });
const requestWith = (value: string) =>
  new Request('http://localhost:3000', { headers: { cookie: `theme=dark; ${cookieName('session', false)}=${value}` } });

test('a session leads to its person, role and workspace', async () => {
  const ctx = await aWorkspace('manager');
  const { request } = await aSession(ctx);
  expect(await ctxOf(request)).toMatchObject({
    workspaceId: ctx.workspaceId,
    actor: { userId: ctx.actor.userId, role: 'manager' },
  });
});

test('idle for half an hour is over; a minute less is not', async () => {
  const { request, hash } = await aSession(await aWorkspace('analyst'));
  const seen = (minutes: number) =>
    asOwner('update session set last_seen_at = now() - make_interval(mins => $2) where token_hash = $1', [
      hash,
      minutes,
    ]);
  await seen(29);
  expect(await ctxOf(request)).not.toBeNull();
  await seen(29); // and being seen began the half hour anew
  expect(await ctxOf(request)).not.toBeNull();
  await seen(30);
  expect(await ctxOf(request)).toBeNull();
});

test('twelve hours are the end, however busy', async () => {
  const { request, hash } = await aSession(await aWorkspace('analyst'));
  const [row] = await asOwner<{ hours: number }>(
    'select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where token_hash = $1',
    [hash],
  );
  expect(row?.hours).toBe(12);
  await asOwner('update session set expires_at = now() where token_hash = $1', [hash]);
  expect(await ctxOf(request)).toBeNull();
});

test.each([
  ['the session was ended', 'update session set ended_at = now() where user_id = $1'],
  ['the account was disabled', 'update app_user set disabled_at = now() where id = $1'],
  ['the membership was disabled', 'update membership set disabled_at = now() where user_id = $1'],
  ['the membership was taken away', 'delete from membership where user_id = $1'],
])('on the next request it is noticed that %s', async (_name, sql) => {
  const ctx = await aWorkspace('analyst');
  const { request } = await aSession(ctx);
  expect(await ctxOf(request)).not.toBeNull();
  await asOwner(sql, [ctx.actor.userId]);
  expect(await ctxOf(request)).toBeNull();
});

test('a role is read anew at each request', async () => {
  const ctx = await aWorkspace('analyst');
  const { request } = await aSession(ctx);
  await asOwner("update membership set role = 'manager' where user_id = $1", [ctx.actor.userId]);
  expect((await ctxOf(request))?.actor.role).toBe('manager');
});

test('no session opens for a disabled person', async () => {
  const ctx = await aWorkspace('analyst');
  await asOwner('update membership set disabled_at = now() where user_id = $1', [ctx.actor.userId]);
  expect(await ctxOf((await aSession(ctx)).request)).toBeNull();
});

test.each([
  ['no cookie', async () => new Request('http://localhost:3000')],
  ['a made-up cookie', async () => requestWith('abc.def')],
  ['a token that is no session', async () => requestWith(await sealed(newToken()))],
  [
    'a session sealed by somebody else',
    async () => {
      const token = newToken();
      return requestWith(await sealed(token, 'another secret of another install'));
    },
  ],
])('%s is nobody', async (_name, request) => {
  expect(await ctxOf(await request())).toBeNull();
});

test('a bearer header signs nobody in', async () => {
  const { request } = await aSession(await aWorkspace('analyst'));
  const value = request.headers.get('cookie')?.split('onequeue.session=')[1] ?? '';
  const bearer = new Request('http://localhost:3000', { headers: { authorization: `Bearer ${value}` } });
  expect(await ctxOf(bearer)).toBeNull();
});

test('the web role can neither read nor write the sessions table', async () => {
  await expect(pool().query('select * from session')).rejects.toThrow('permission denied');
  await expect(pool().query('update session set ended_at = null')).rejects.toThrow('permission denied');
  await expect(pool().query('select hash from user_password')).rejects.toThrow('permission denied');
});
