import pg from 'pg';
import { expect, test } from 'vitest';
import { sessionOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { changeRole } from './change-role';
import { disablePerson } from './disable';
import { enablePerson } from './enable';
import { getPerson, listPeople } from './read';
import { setPassword } from './set-password';
import { signIn } from './sign-in';
import { aCaller, anAccount, PASSWORD } from './testing';

type Target = { id: string; version: number };
/** Every verb that changes somebody, with what it does to an analyst. */
const VERBS: [action: string, change: (ctx: Ctx, target: Target) => Promise<unknown>][] = [
  ['person.role', (ctx, target) => changeRole(ctx, { ...target, role: 'manager' })],
  ['person.disable', disablePerson],
  ['person.enable', enablePerson],
  ['person.password', setPassword],
];

async function anAdminAndAnAnalyst() {
  const admin = await aWorkspace('admin');
  const analyst = await aColleague(admin, 'analyst');
  return { admin, analyst, target: { id: analyst.actor.userId, version: 1 } };
}

test.each(VERBS)('%s: works and leaves its record', async (action, change) => {
  const { admin, target } = await anAdminAndAnAnalyst();
  await change(admin, target);
  expect(await auditOf(admin)).toMatchObject([{ action, subject_id: target.id, actor: admin.actor.name }]);
  expect((await getPerson(admin, target.id)).version).toBe(2);
});

test.each(VERBS)('%s: nobody of another workspace is found', async (_action, change) => {
  const { target } = await anAdminAndAnAnalyst();
  const other = await aWorkspace('admin');
  await expect(change(other, target)).rejects.toMatchObject({ code: 'not_found' });
  expect(await auditOf(other)).toEqual([]);
});

test.each(VERBS)('%s: forbidden to analysts and managers', async (_action, change) => {
  const { admin, analyst, target } = await anAdminAndAnAnalyst();
  await expect(change(analyst, target)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(change(await aColleague(admin, 'manager'), target)).rejects.toMatchObject({ code: 'forbidden' });
});

test.each(VERBS)('%s: a stale version is a conflict and changes nothing', async (_action, change) => {
  const { admin, target } = await anAdminAndAnAnalyst();
  await changeRole(admin, { ...target, role: 'admin' });
  const before = await getPerson(admin, target.id);
  await expect(change(admin, target)).rejects.toMatchObject({ code: 'conflict' });
  expect(await getPerson(admin, target.id)).toEqual(before);
  expect(await auditOf(admin)).toHaveLength(1);
});

test.each(VERBS.filter(([action]) => action !== 'person.enable'))(
  '%s: ends every session at once',
  async (_action, change) => {
    const { ctx, email, userId } = await anAccount('analyst');
    const admin = await aColleague(ctx, 'admin');
    const open = async () => {
      const outcome = await signIn({ email, password: PASSWORD, ...aCaller() });
      return 'token' in outcome ? outcome.token : 'none';
    };
    const tokens = [await open(), await open()];
    for (const token of tokens) expect(await sessionOf(token, 'r')).not.toBeNull();
    await change(admin, { id: userId, version: 1 });
    for (const token of tokens) expect(await sessionOf(token, 'r')).toBeNull();
  },
);

test('the last admin can be neither demoted nor disabled', async () => {
  const admin = await aWorkspace('admin');
  const target = { id: admin.actor.userId, version: 1 };
  const disabled = await aColleague(admin, 'admin');
  await disablePerson(admin, { id: disabled.actor.userId, version: 1 });
  await expect(changeRole(admin, { ...target, role: 'analyst' })).rejects.toMatchObject({ code: 'not_possible' });
  await expect(disablePerson(admin, target)).rejects.toMatchObject({ code: 'not_possible' });
});

test('of the last two admins leaving at the same moment, one stays', async () => {
  const ana = await aWorkspace('admin');
  const ben = await aColleague(ana, 'admin');
  const demote = (by: Ctx, id: string) => changeRole(by, { id, role: 'analyst', version: 1 });
  const both = await Promise.allSettled([demote(ana, ben.actor.userId), demote(ben, ana.actor.userId)]);
  expect(both.filter((one) => one.status === 'rejected')).toMatchObject([{ reason: { code: 'not_possible' } }]);
  expect((await listPeople(ana)).filter((person) => person.role === 'admin')).toHaveLength(1);
});

test('a disabled person comes back with the role they had', async () => {
  const { admin, target } = await anAdminAndAnAnalyst();
  await disablePerson(admin, target);
  expect(await getPerson(admin, target.id)).toMatchObject({ isDisabled: true, role: 'analyst' });
  expect(await enablePerson(admin, { ...target, version: 2 })).toMatchObject({ isDisabled: false, role: 'analyst' });
});

test('a handed-out password replaces the old one and is kept nowhere in clear', async () => {
  const { ctx, email, userId } = await anAccount('analyst');
  const admin = await aColleague(ctx, 'admin');
  const { password, person } = await setPassword(admin, { id: userId, version: 1 });
  expect(person).toMatchObject({ id: userId, isInvited: true });
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual({ outcome: 'refused' });
  const first = { email, password: password ?? '', newPassword: 'a third password', ...aCaller() };
  expect(await signIn(first)).toMatchObject({ outcome: 'in' });
  expect(JSON.stringify(await auditOf(admin))).not.toContain(password);
});

test('an admin cannot hand out a password for somebody who works in another workspace too', async () => {
  const { admin, target } = await anAdminAndAnAnalyst();
  const elsewhere = await aWorkspace('admin');
  await asOwner("insert into membership (workspace_id, user_id, role) values ($1, $2, 'admin')", [
    elsewhere.workspaceId,
    target.id,
  ]);
  await expect(setPassword(admin, target)).rejects.toMatchObject({ code: 'not_possible' });
});

test('everybody in a workspace can be listed by all roles, and nobody of another', async () => {
  const { admin, analyst } = await anAdminAndAnAnalyst();
  await aWorkspace('admin');
  const ids = [admin.actor.userId, analyst.actor.userId].sort();
  for (const ctx of [admin, analyst, await aColleague(admin, 'manager')]) {
    const seen = (await listPeople(ctx)).map((person) => person.id);
    expect(seen).toEqual(expect.arrayContaining(ids));
    expect(seen.length).toBeLessThanOrEqual(3);
  }
});

test('behind another wall, or behind none, the tables are empty', async () => {
  const { admin } = await anAdminAndAnAnalyst();
  const other = await aWorkspace('admin');
  expect(await rows(other, 'select * from membership where workspace_id = $1', [admin.workspaceId])).toEqual([]);
  const client = new pg.Client({ connectionString: databaseUrlAs('onequeue_web') });
  await client.connect();
  for (const table of ['membership', 'workspace', 'finding', 'connection', 'audit_event', 'action']) {
    expect((await client.query(`select * from ${table}`)).rows).toEqual([]);
  }
  await client.end();
});
