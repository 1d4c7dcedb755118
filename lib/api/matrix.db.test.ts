import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { cookieName } from '@/lib/auth/cookies';
import { authSecret } from '@/lib/auth/ctx-of';
import { may } from '@/lib/auth/permissions';
import { hashOf, newToken } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aWorkspace } from '@/lib/db/testing';
import { ROLES } from '@/lib/model/role';
import type { Handler } from './route';

// Nobody listens there: what has to ask the worker says that it does not answer.
process.env.BROKER_URL = 'http://127.0.0.1:9';
process.env.BROKER_SECRET = 'x'.repeat(32);

const root = path.resolve(import.meta.dirname, '../../app/api');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Entry = { method: string; file: string; handler: Handler };
const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts');
const modules = await Promise.all(
  files.map(async (file): Promise<[string, Record<string, Handler>]> => [file, await import(path.join(root, file))]),
);
// Who may sign out or move is not asked here: those would end the very sessions the test asks with.
const entries: Entry[] = modules.flatMap(([file, handlers]) =>
  METHODS.flatMap((method) => {
    const handler = handlers[method];
    return handler === undefined || file === 'auth/sign-out/route.ts' ? [] : [{ method, file, handler }];
  }),
);
const named = entries.map((entry) => [`${entry.method} ${entry.file} (${entry.handler.rule})`, entry] as const);

const cookies: Record<string, string> = {};
beforeAll(async () => {
  const admin = await aWorkspace('admin');
  const people = { admin, analyst: await aColleague(admin, 'analyst'), manager: await aColleague(admin, 'manager') };
  for (const role of ROLES) cookies[role] = await aSession(people[role]);
  const gone = await aColleague(admin, 'admin');
  cookies.disabled = await aSession(gone);
  await asOwner('update membership set disabled_at = now() where user_id = $1', [gone.actor.userId]);
  const late = await aColleague(admin, 'admin');
  cookies.expired = await aSession(late);
  await asOwner('update session set expires_at = now() where user_id = $1', [late.actor.userId]);
});

async function aSession(ctx: Ctx): Promise<string> {
  const token = newToken();
  const values = [uuidv7(), hashOf(token), ctx.actor.userId, ctx.workspaceId, 3600];
  await pool().query('select session_open($1, $2, $3, $4, $5)', values);
  return `${cookieName('session', false)}=${await encode({ token: { sid: token }, secret: authSecret() })}`;
}

async function ask({ method, file, handler }: Entry, cookie = '', origin = 'http://localhost:3000') {
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '');
  const params = Object.fromEntries(names.map((name) => [name, randomUUID()]));
  const headers = { cookie, origin, 'content-type': 'application/json' };
  const body = method === 'GET' ? undefined : '{}';
  const request = new Request(`http://localhost:3000/api/${path.dirname(file)}`, { method, headers, body });
  return (await handler(request, { params: Promise.resolve(params) })).status;
}

const guarded = named.filter(([, { handler }]) => handler.rule !== 'public');

test('every handler says whom it lets in', () => {
  expect(named.length).toBeGreaterThan(10);
  for (const [name, { handler }] of named) expect(handler.rule, name).toBeTypeOf('string');
});

test('only these answer without a session', () => {
  const open = named.filter(([, { handler }]) => handler.rule === 'public').map(([, { file }]) => file);
  expect([...new Set(open)].sort()).toEqual([
    'auth/[...nextauth]/route.ts',
    'health/route.ts',
    'workspaces/set-up/route.ts',
  ]);
});

test.each(guarded)('%s: nobody, a disabled person and an expired session are 401', async (_name, entry) => {
  expect(await ask(entry)).toBe(401);
  expect(await ask(entry, cookies.disabled)).toBe(401);
  expect(await ask(entry, cookies.expired)).toBe(401);
});

test.each(guarded)('%s: each role gets what the table says', async (_name, entry) => {
  for (const role of ROLES) {
    const { rule } = entry.handler;
    const isIn = rule === 'signed-in' || (rule !== 'public' && may(role, rule));
    const status = await ask(entry, cookies[role]);
    if (isIn) expect([401, 403, 500], role).not.toContain(status);
    else expect(status, role).toBe(403);
  }
});

test.each(guarded.filter(([, { method }]) => method !== 'GET'))(
  '%s: refused from another site',
  async (_name, entry) => {
    expect(await ask(entry, cookies.admin, 'https://evil.example')).toBe(403);
  },
);
