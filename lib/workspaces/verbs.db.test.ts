import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { hashOf, newToken, sessionOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { auditOf, aWorkspace } from '@/lib/db/testing';
import { createWorkspace } from './create';
import { listWorkspaces } from './read';
import { SetUp } from './schema';
import { isSetUpOpen, setUp } from './set-up';
import { switchWorkspace } from './switch';

async function withSession(ctx: Ctx): Promise<Ctx & { sessionToken: string }> {
  const token = newToken();
  const values = [uuidv7(), hashOf(token), ctx.actor.userId, ctx.workspaceId, 600];
  await pool().query('select session_open($1, $2, $3, $4, $5)', values);
  return { ...ctx, sessionToken: token };
}

test('an admin makes a further workspace, is its admin, and moves there', async () => {
  const ctx = await withSession(await aWorkspace('admin'));
  const made = await createWorkspace(ctx, { name: 'Contoso' });
  expect(await listWorkspaces(ctx)).toMatchObject([{ name: 'Contoso', role: 'admin' }, { name: 'Workspace admin' }]);
  await switchWorkspace(ctx, { workspaceId: made.id });
  const there = await sessionOf(ctx.sessionToken, 'r');
  expect(there).toMatchObject({ workspaceId: made.id, workspaceName: 'Contoso', actor: { role: 'admin' } });
  if (!there) throw new Error('no session');
  expect((await auditOf(there)).map((row) => row.action)).toEqual(['workspace.create', 'session.switch']);
  expect(await auditOf(ctx)).toEqual([]);
});

test.each(['analyst', 'manager'] as const)('%s may not make a workspace', async (role) => {
  await expect(createWorkspace(await aWorkspace(role), { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('nobody moves to a workspace they have no part in, or were shut out of', async () => {
  const ctx = await withSession(await aWorkspace('analyst'));
  const other = await aWorkspace('admin');
  await expect(switchWorkspace(ctx, { workspaceId: other.workspaceId })).rejects.toMatchObject({ code: 'not_found' });
  await asOwner("insert into membership (workspace_id, user_id, role, disabled_at) values ($1, $2, 'analyst', now())", [
    other.workspaceId,
    ctx.actor.userId,
  ]);
  await expect(switchWorkspace(ctx, { workspaceId: other.workspaceId })).rejects.toMatchObject({ code: 'not_found' });
  expect((await sessionOf(ctx.sessionToken, 'r'))?.workspaceId).toBe(ctx.workspaceId);
});

const given = (token: string, email = `first.${token.slice(0, 8)}@northwind.example`) =>
  SetUp.parse({ token, workspace: 'Northwind', name: 'Ada Park', email, password: 'a long enough password' });

async function aFreshInstall() {
  const token = newToken();
  await asOwner('delete from install');
  await asOwner('insert into install (setup_token_hash) values ($1)', [hashOf(token)]);
  return token;
}

test('the set-up link makes the first workspace with its admin and a record of it', async () => {
  const token = await aFreshInstall();
  expect(await isSetUpOpen(token)).toBe(true);
  const input = given(token);
  await setUp({ ...input, requestId: 'r' });
  const [row] = await asOwner<{ workspace_id: string; role: string }>(
    'select workspace_id, role from membership join app_user on id = user_id where email = $1',
    [input.email],
  );
  expect(row?.role).toBe('admin');
  const actions = await asOwner('select action, actor from audit_event where workspace_id = $1', [row?.workspace_id]);
  expect(actions).toEqual([{ action: 'workspace.create', actor: 'Ada Park' }]);
  expect(await isSetUpOpen(token)).toBe(false);
});

test('the link works once, even for two at the same moment', async () => {
  const token = await aFreshInstall();
  const both = await Promise.allSettled(
    ['ana@northwind.example', 'ben@northwind.example'].map((email) =>
      setUp({ ...given(token, email), requestId: 'r' }),
    ),
  );
  expect(both.filter((one) => one.status === 'rejected')).toMatchObject([{ reason: { code: 'not_found' } }]);
  await expect(setUp({ ...given(token), requestId: 'r' })).rejects.toMatchObject({ code: 'not_found' });
});

test('a link of another install opens nothing', async () => {
  await aFreshInstall();
  await expect(setUp({ ...given(newToken()), requestId: 'r' })).rejects.toMatchObject({ code: 'not_found' });
});
