import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { hashOf, newToken } from '@/lib/auth/session';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { awaySince, catchUp } from './catch-up';
import { readOwnKeys, setOwnKeys } from './own-keys';
import { OwnKeys } from './schema';

test('keys of one’s own are kept for that person alone, and leave a record', async () => {
  const ana = await aWorkspace('analyst');
  const ben = await aColleague(ana, 'analyst');
  const kept = await setOwnKeys(ana, { singleKeys: false, keys: { take: 'Shift T', note: null }, version: 0 });
  expect(kept).toEqual({ singleKeys: false, keys: { take: 'Shift T', note: null }, version: 1 });
  expect(await readOwnKeys(ana)).toEqual(kept);
  expect(await readOwnKeys(ben)).toEqual({ singleKeys: true, keys: {}, version: 0 });
  expect((await auditOf(ana)).map(({ action }) => action)).toEqual(['person.keys']);
});

test('of two windows that set keys, the second is told', async () => {
  const ana = await aWorkspace('analyst');
  await setOwnKeys(ana, { singleKeys: true, keys: { take: 'T' }, version: 0 });
  for (const version of [0, 7]) {
    await expect(setOwnKeys(ana, { singleKeys: true, keys: {}, version })).rejects.toMatchObject({ code: 'conflict' });
  }
});

test.each(['', 'Ctrl+X', 'J then', 'Shift', 'J K', 'x'.repeat(40)])('%j is no key', (keys) => {
  expect(OwnKeys.safeParse({ singleKeys: true, keys: { take: keys }, version: 0 }).success).toBe(keys === 'Shift');
});

test.each(['J', 'Shift A', '?', 'G then Q', 'Space', '['])('%j is a key', (keys) => {
  expect(OwnKeys.safeParse({ singleKeys: true, keys: { take: keys }, version: 0 }).success).toBe(true);
});

test('a handover begins where the session before this one ended, or where one has caught up', async () => {
  const ana = await aWorkspace('analyst');
  expect(await awaySince(ana)).toBeNull();
  const [before, now] = [newToken(), newToken()];
  for (const token of [before, now]) {
    const values = [uuidv7(), hashOf(token), ana.actor.userId, ana.workspaceId, 3600];
    await pool().query('select session_open($1, $2, $3, $4, $5)', values);
  }
  await asOwner(
    "update session set created_at = now() - interval '9 hours', last_seen_at = now() - interval '8 hours' where token_hash = $1",
    [hashOf(before)],
  );
  const here = { ...ana, sessionToken: now };
  expect(Date.now() - ((await awaySince(here))?.getTime() ?? 0)).toBeCloseTo(8 * 3_600_000, -5);
  const at = new Date(Date.now() - 60_000).toISOString();
  await catchUp(here, { at });
  expect((await awaySince(here))?.toISOString()).toBe(at);
  await expect(catchUp(here, { at: '2999-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'bad_input' });
});
