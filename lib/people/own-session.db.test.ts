import { expect, test } from 'vitest';
import { ctxOf } from '@/lib/auth/ctx-of';
import { auditOf } from '@/lib/db/testing';
import { changeOwnPassword } from './change-own-password';
import { me } from './me';
import { signIn } from './sign-in';
import { signInByEmail } from './sign-in-by-email';
import { signOut } from './sign-out';
import { aCaller, anAccount, PASSWORD, requestWith } from './testing';

async function aSession() {
  const account = await anAccount('analyst');
  const outcome = await signIn({ email: account.email, password: PASSWORD, ...aCaller() });
  if (!('token' in outcome)) throw new Error(outcome.outcome);
  const request = await requestWith(outcome.token);
  const ctx = await ctxOf(request);
  if (!ctx) throw new Error('no session');
  return { ...account, ctx, request };
}

test('after signing out, the same cookie is nobody', async () => {
  const { ctx, request } = await aSession();
  await signOut(ctx);
  expect(await ctxOf(request)).toBeNull();
  expect((await auditOf(ctx)).map((row) => row.action)).toEqual(['session.start', 'session.end']);
});

test('who am I: the person, the workspace and what the role may do', async () => {
  const { ctx, userId, email } = await aSession();
  const mine = me(ctx);
  expect(mine).toMatchObject({ user: { id: userId, email }, role: 'analyst', workspace: { id: ctx.workspaceId } });
  expect(mine.permissions).toContain('findings.act');
  expect(mine.permissions).not.toContain('people.edit');
});

test('a new password of one’s own ends every session and is recorded', async () => {
  const { ctx, request, email } = await aSession();
  const { address } = aCaller();
  await changeOwnPassword(ctx, { password: PASSWORD, newPassword: 'quite another one', address });
  expect(await ctxOf(request)).toBeNull();
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual({ outcome: 'refused' });
  expect(await signIn({ email, password: 'quite another one', ...aCaller() })).toMatchObject({ outcome: 'in' });
  expect((await auditOf(ctx)).map((row) => row.action)).toContain('person.password');
});

test('without the old password nothing changes, and guessing it is throttled', async () => {
  const { ctx, request } = await aSession();
  const guess = () => changeOwnPassword(ctx, { password: 'wrong', newPassword: 'quite another one', ...aCaller() });
  for (let n = 0; n < 10; n += 1) await expect(guess()).rejects.toMatchObject({ code: 'bad_input' });
  await expect(guess()).rejects.toMatchObject({ code: 'throttled' });
  expect(await ctxOf(request)).not.toBeNull();
});

test('an e-mail the provider vouches for opens a session; an unknown one does not', async () => {
  const { ctx, email } = await anAccount('manager');
  const token = await signInByEmail({ email, ...aCaller() });
  expect(await ctxOf(await requestWith(token ?? ''))).toMatchObject({ workspaceId: ctx.workspaceId });
  expect((await auditOf(ctx))[0]).toMatchObject({ action: 'session.start', after: { by: 'oidc' } });
  expect(await signInByEmail({ email: 'nobody@northwind.example', ...aCaller() })).toBeNull();
});
