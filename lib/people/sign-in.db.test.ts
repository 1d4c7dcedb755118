import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { sessionOf } from '@/lib/auth/session';
import { asOwner } from '@/lib/db/test-database';
import { auditOf } from '@/lib/db/testing';
import { signIn } from './sign-in';
import { aCaller, anAccount, PASSWORD } from './testing';

// The real thing, counted.
vi.mock('@node-rs/argon2', { spy: true });
const checks = vi.mocked(verify);
beforeEach(() => {
  checks.mockClear();
});

const REFUSED = { outcome: 'refused' };

async function signedIn(email: string, over: Partial<Parameters<typeof signIn>[0]> = {}) {
  const outcome = await signIn({ email, password: PASSWORD, ...aCaller(), ...over });
  if (!('token' in outcome)) throw new Error(outcome.outcome);
  return outcome.token;
}

test('a right password opens a session and leaves its record', async () => {
  const { ctx, email, userId } = await anAccount('manager');
  const token = await signedIn(email.toUpperCase());
  expect(await sessionOf(token, 'r')).toMatchObject({
    workspaceId: ctx.workspaceId,
    actor: { role: 'manager', userId, email },
    sessionToken: token,
  });
  const [row] = await auditOf(ctx);
  expect(row).toMatchObject({
    action: 'session.start',
    subject_id: userId,
    after: { by: 'password', guessesBefore: 0 },
  });
});

test('the database keeps only the hash of a token', async () => {
  const { email, userId } = await anAccount();
  const token = await signedIn(email);
  const [row] = await asOwner<{ text: string }>('select s::text as text from session s where user_id = $1', [userId]);
  expect(row?.text).not.toContain(token);
  expect(row?.text).not.toContain(Buffer.from(token).toString('hex'));
});

test('every sign-in is a session of its own, and ends the one this browser had', async () => {
  const { email } = await anAccount();
  const first = await signedIn(email);
  const second = await signedIn(email, { previousToken: first });
  expect(second).not.toBe(first);
  expect(await sessionOf(first, 'r')).toBeNull();
  expect(await sessionOf(second, 'r')).not.toBeNull();
});

test('one answer for a wrong password, an unknown, a disabled, a removed and a password-less account', async () => {
  const wrong = await anAccount();
  expect(await signIn({ email: wrong.email, password: 'not this one', ...aCaller() })).toEqual(REFUSED);
  expect(await signIn({ email: 'nobody@northwind.example', password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  const disabled = await anAccount();
  await asOwner('update app_user set disabled_at = now() where id = $1', [disabled.userId]);
  expect(await signIn({ email: disabled.email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  const removed = await anAccount();
  await asOwner('update membership set disabled_at = now() where user_id = $1', [removed.userId]);
  expect(await signIn({ email: removed.email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  const without = await anAccount();
  await asOwner('delete from user_password where user_id = $1', [without.userId]);
  expect(await signIn({ email: without.email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  expect(checks).toHaveBeenCalledTimes(5); // each did the same work
});

test('an unknown account takes as long as a known one', async () => {
  const { email } = await anAccount();
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    known.push(await msOf(() => signIn({ email, password: 'wrong', ...aCaller() })));
    unknown.push(await msOf(() => signIn({ email: `u${round}@nowhere.example`, password: 'wrong', ...aCaller() })));
  }
  // Without the dummy hash this ratio is under 0.3.
  const ratio = medianOf(unknown) / medianOf(known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('of 200 guesses at one account, from as many addresses, at most 12 reach the hash', async () => {
  const { email } = await anAccount();
  const guesses = Array.from({ length: 200 }, (_, n) => () => signIn({ email, password: `guess ${n}`, ...aCaller() }));
  await inParallel(guesses, 8);
  expect(checks.mock.calls.length).toBeGreaterThan(0);
  expect(checks.mock.calls.length).toBeLessThanOrEqual(12);
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
});

test('of 200 guesses from one address, at as many accounts, at most 12 reach the hash', async () => {
  const caller = aCaller();
  const guesses = Array.from(
    { length: 200 },
    (_, n) => () => signIn({ email: `person${n}@northwind.example`, password: 'Summer2026!', ...caller }),
  );
  await inParallel(guesses, 8);
  expect(checks.mock.calls.length).toBeGreaterThan(0);
  expect(checks.mock.calls.length).toBeLessThanOrEqual(12);
});

test('a full bucket leaks, and a right password empties it and is told how many were wrong', async () => {
  const { ctx, email } = await anAccount();
  const guess = () => signIn({ email, password: 'wrong', ...aCaller() });
  for (let n = 0; n < 10; n += 1) await guess();
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  await asOwner("update sign_in_throttle set counted_at = counted_at - interval '10 minutes'");
  await signedIn(email);
  expect((await auditOf(ctx))[0]).toMatchObject({ after: { guessesBefore: 8 } });
  checks.mockClear();
  for (let n = 0; n < 10; n += 1) await guess();
  expect(checks).toHaveBeenCalledTimes(10);
});

test('right passwords do not use up an address that many people share', async () => {
  const caller = aCaller();
  const { email } = await anAccount();
  for (let n = 0; n < 15; n += 1) await signedIn(email, caller);
});

test('a handed-out password opens nothing until its person has set another', async () => {
  const { ctx, email } = await anAccount('analyst', { oneTime: true });
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual({ outcome: 'new_password_needed' });
  const weak = { email, password: PASSWORD, newPassword: 'short', ...aCaller() };
  expect(await signIn(weak)).toEqual({ outcome: 'new_password_weak' });
  expect(await signIn({ ...weak, newPassword: PASSWORD })).toEqual({ outcome: 'new_password_weak' });
  expect(await auditOf(ctx)).toEqual([]);
  await signedIn(email, { newPassword: 'quite another one' });
  expect(await signIn({ email, password: PASSWORD, ...aCaller() })).toEqual(REFUSED);
  await signedIn(email, { password: 'quite another one' });
});

test('a wrong guess never learns that a new password would be asked for', async () => {
  const { email } = await anAccount('analyst', { oneTime: true });
  expect(await signIn({ email, password: 'wrong', newPassword: 'quite another one', ...aCaller() })).toEqual(REFUSED);
});

test('a new password beside a right one changes nothing when none was asked for', async () => {
  const { email } = await anAccount();
  await signedIn(email, { newPassword: 'quite another one' });
  await signedIn(email);
});

test('a handed-out password that was not used in a week is none', async () => {
  const { email, userId } = await anAccount('analyst', { oneTime: true });
  await asOwner('update user_password set one_time_until = now() where user_id = $1', [userId]);
  const late = { email, password: PASSWORD, newPassword: 'quite another one', ...aCaller() };
  expect(await signIn(late)).toEqual(REFUSED);
});

async function inParallel(work: (() => Promise<unknown>)[], width: number) {
  const queue = [...work];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function medianOf(list: number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}
