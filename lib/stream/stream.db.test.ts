import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { hashOf, newToken } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { stopListening } from '@/lib/db/listen';
import { pool } from '@/lib/db/pool';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, aWorkspace } from '@/lib/db/testing';
import { assignFinding } from '@/lib/findings/assign';
import { lookAt } from './look-at';
import { openStream } from './open';

type Event = { id: string | null; name: string; data: Record<string, unknown> };
type Person = Ctx & { actor: { userId: string } };

const open = new Set<AbortController>();
afterAll(async () => {
  for (const one of open) one.abort();
  await stopListening();
});

async function signedIn(ctx: Person): Promise<Person & { sessionToken: string }> {
  const token = newToken();
  const values = [uuidv7(), hashOf(token), ctx.actor.userId, ctx.workspaceId, 3600];
  await pool().query('select session_open($1, $2, $3, $4, $5)', values);
  return { ...ctx, sessionToken: token };
}

/** The stream of a person, event by event. */
function listenAs(ctx: Ctx, after: string | null = null) {
  const abort = new AbortController();
  open.add(abort);
  const reader = openStream(ctx, { after, signal: abort.signal })
    .body?.pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  const next = async (wanted: string): Promise<Event> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) return { id: null, name: 'closed', data: {} };
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const at = (key: string) => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? null;
      if (at('event') === wanted || wanted === 'closed') {
        return { id: at('id'), name: at('event') ?? '', data: JSON.parse(at('data') ?? '{}') };
      }
    }
  };
  return { next, stop: () => abort.abort() };
}

async function heard(ctx: Ctx): Promise<ReturnType<typeof listenAs>> {
  const stream = listenAs(ctx);
  await stream.next('hello');
  // The ear of the process needs a moment to be there.
  await expect
    .poll(async () => {
      const [row] = await asOwner<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
      );
      return row?.n;
    })
    .toBe(1);
  return stream;
}

test('a change is told to those who look at the same workspace, and to nobody else', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const stranger = await signedIn(await aWorkspace('admin'));
  const finding = await aFinding(ana);
  const stream = await heard(ana);
  const other = listenAs(stranger);
  await assignFinding(ana, { id: finding.id, ownerId: 'me', version: 1 });
  expect((await stream.next('changed')).data).toEqual({ ids: [finding.id] });
  const theirs = await aFinding(stranger);
  expect((await other.next('changed')).data.ids).not.toContain(finding.id);
  expect(theirs.id).not.toBe(finding.id);
});

test('who comes back is told what was missed, or that it cannot be known', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const finding = await aFinding(ana);
  const stream = await heard(ana);
  await assignFinding(ana, { id: finding.id, ownerId: 'me', version: 1 });
  const { id } = await stream.next('changed');
  stream.stop();
  const watching = listenAs(ana);
  await assignFinding(ana, { id: finding.id, ownerId: null, version: 2 });
  await watching.next('changed');
  const back = listenAs(ana, id);
  expect((await back.next('hello')).data).toEqual({ isWhole: true });
  expect((await back.next('changed')).data).toEqual({ ids: [finding.id] });
  expect((await listenAs(ana, 'abcdefabcdef.1').next('hello')).data).toEqual({ isWhole: false });
});

test('a session that is ended from elsewhere closes its stream', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const stream = await heard(ana);
  await asOwner('update session set ended_at = now() where user_id = $1', [ana.actor.userId]);
  expect((await stream.next('ended')).name).toBe('ended');
  expect((await stream.next('closed')).name).toBe('closed');
});

test('a person who is disabled is told nothing more', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const stream = await heard(ana);
  await asOwner('update membership set disabled_at = now() where user_id = $1', [ana.actor.userId]);
  expect((await stream.next('ended')).name).toBe('ended');
});

test('an open stream is no use of its session', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  await heard(ana);
  await asOwner("update session set last_seen_at = now() - interval '10 minutes' where user_id = $1", [
    ana.actor.userId,
  ]);
  const [before] = await asOwner<{ at: Date }>('select last_seen_at as at from session where user_id = $1', [
    ana.actor.userId,
  ]);
  await pool().query('select * from session_watch($1, 1800)', [[hashOf(ana.sessionToken)]]);
  const [after] = await asOwner<{ at: Date }>('select last_seen_at as at from session where user_id = $1', [
    ana.actor.userId,
  ]);
  expect(after).toEqual(before);
});

test('that a colleague has a finding open is seen, and that they left it', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const ben = await aColleague(ana, 'analyst');
  const finding = await aFinding(ana);
  const stream = await heard(ana);
  expect((await stream.next('presence')).data).toEqual({ viewers: [] });
  await lookAt(ben, { id: finding.id, isHere: true });
  const viewer = { findingId: finding.id, userId: ben.actor.userId, name: ben.actor.name };
  expect((await stream.next('presence')).data).toEqual({ viewers: [viewer] });
  await lookAt(ben, { id: finding.id, isHere: false });
  expect((await stream.next('presence')).data).toEqual({ viewers: [] });
  const stranger = await aWorkspace('analyst');
  await expect(lookAt(stranger, { id: finding.id, isHere: true })).rejects.toMatchObject({ code: 'not_found' });
});

test('one person has at most eight streams', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const streams = Array.from({ length: 8 }, () => listenAs(ana));
  expect(() => listenAs(ana)).toThrow('At most 8 windows');
  streams[0]?.stop();
  expect(() => listenAs(ana)).not.toThrow();
});

test('a bulk of many rows is one notification without names', async () => {
  const ana = await signedIn(await aWorkspace('analyst'));
  const stream = await heard(ana);
  const { connectionId } = await aFinding(ana);
  await stream.next('changed');
  await asOwner(
    `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description,
       vendor_severity_code, vendor_status_code, created_at, updated_at, hash)
     select $1, gen_random_uuid(), $2, 1, 1, n::text, 'many', '', 4, 1, now(), now(), '\\x00' from generate_series(1, 60) n`,
    [ana.workspaceId, connectionId],
  );
  expect((await stream.next('changed')).data).toEqual({ ids: null });
});
