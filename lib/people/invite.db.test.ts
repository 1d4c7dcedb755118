import { expect, test } from 'vitest';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { invitePerson } from './invite';
import { listPeople } from './read';
import { InvitePerson } from './schema';
import { signIn } from './sign-in';
import { aCaller, anAccount } from './testing';

const invitation = (email: string) => InvitePerson.parse({ email, name: ' Ada Park ', role: 'analyst' });

test('an invited person signs in with the one-time password, sets another, and is in', async () => {
  const admin = await aWorkspace('admin');
  const email = `ada.${admin.actor.userId}@northwind.example`;
  const { person, password } = await invitePerson(admin, invitation(email.toUpperCase()));
  expect(person).toMatchObject({ email, name: 'Ada Park', role: 'analyst', isInvited: true, isDisabled: false });
  const given = { email, password: password ?? '', ...aCaller() };
  expect(await signIn(given)).toEqual({ outcome: 'new_password_needed' });
  expect(await signIn({ ...given, newPassword: 'a password of her own' })).toMatchObject({ outcome: 'in' });
  expect((await listPeople(admin)).find((one) => one.id === person.id)?.isInvited).toBe(false);
  const [invited] = await auditOf(admin);
  expect(invited).toMatchObject({ action: 'person.invite', subject_id: person.id, after: { email, role: 'analyst' } });
  expect(JSON.stringify(invited)).not.toContain(password);
});

test('an account of another workspace keeps its own password and name', async () => {
  const { email, userId, ctx } = await anAccount();
  const admin = await aWorkspace('admin');
  const { person, password } = await invitePerson(admin, { ...invitation(email), name: 'Somebody Else' });
  expect(password).toBeNull();
  expect(person).toMatchObject({ id: userId, name: ctx.actor.name });
});

test('somebody who is here already is a conflict, and nothing changes', async () => {
  const admin = await aWorkspace('admin');
  const { actor } = await aColleague(admin, 'manager');
  const again = invitePerson(admin, { ...invitation('a@b.example'), email: actor.email ?? '' });
  await expect(again).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } });
  expect(await auditOf(admin)).toEqual([]);
});

test.each(['analyst', 'manager'] as const)('%s may not invite', async (role) => {
  await expect(invitePerson(await aWorkspace(role), invitation('a@b.example'))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
