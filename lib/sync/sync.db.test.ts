import { afterAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { openConnection } from '@/lib/vault/open-connection';
import { aStoredConnection, aVaultKey } from '@/lib/vault/testing';
import type { Noun } from '@/lib/vendors/vendor';
import { startSandbox } from '@/sandbox/start';
import { claimStream, failRun, type StreamKind } from './stream';
import { syncStream } from './sync';

aVaultKey();
process.env.SANDBOX_LIMITS = 'off';
const sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
afterAll(() => sandbox.close());

const SETTINGS: Record<string, object> = {
  'lacework-edge': {
    accountName: 'northwind',
    roles: { status: { Open: 'new', 'In progress': 'in_progress', Closed: 'resolved' } },
  },
};

async function aTenant(vendor: 'zscaler-workflow' | 'zscaler-posture' | 'lacework-edge' | 'workato') {
  const { url, credentials } = sandbox.vendors[vendor];
  const { accountName: _, devApiToken: __, ...secrets } = credentials;
  return aStoredConnection(secrets, { vendor, origin: url, settings: SETTINGS[vendor] });
}

type Tenant = Awaited<ReturnType<typeof aTenant>>;

/** Runs one stream to its end; answers its row. */
async function walk({ ctx, id }: Pick<Tenant, 'ctx' | 'id'>, noun: Noun, stream: StreamKind) {
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, due_at)
     values ($1, $2, $3, $4, now() - interval '1 second')
     on conflict (workspace_id, connection_id, noun, stream) do update set due_at = now() - interval '1 second'`,
    [ctx.workspaceId, id, noun, stream],
  );
  const run = await claimStream(ctx, { connectionId: id, noun, stream });
  if (!run) throw new Error('the stream was not due');
  const signal = AbortSignal.timeout(25_000);
  const connected = await openConnection(ctx, id, { priority: 'sync', signal });
  await syncStream({ ctx, run, connected, signal }).catch(async (error) => {
    await failRun(ctx, run, error);
    throw error;
  });
  const [row] = await asOwner<{
    state: string;
    seen: string;
    changed: string;
    odd: string;
    cursor: object;
    due_at: Date;
  }>('select * from sync_stream where workspace_id = $1 and connection_id = $2 and noun = $3 and stream = $4', [
    ctx.workspaceId,
    id,
    noun,
    stream,
  ]);
  return row;
}

const findings = async (ctx: Ctx) => {
  const [row] = await asOwner<{ n: number }>('select count(*) as n from finding where workspace_id = $1', [
    ctx.workspaceId,
  ]);
  return row?.n ?? 0;
};

const control = (path: string, body: unknown) =>
  fetch(`${sandbox.control}${path}`, { method: 'POST', body: JSON.stringify(body) }).then((answer) => {
    if (!answer.ok) throw new Error(`control answered ${answer.status}`);
  });

describe('a first sync brings everything of 180 days, a second one writes nothing', () => {
  test.each([
    ['zscaler-workflow', 300],
    ['zscaler-posture', 1500],
    ['lacework-edge', 30], // its list speaks of open alerts only
  ] as const)('%s', async (vendor, atLeast) => {
    const tenant = await aTenant(vendor);
    await walk(tenant, 'finding', 'head');
    const backfill = await walk(tenant, 'finding', 'backfill');
    expect(backfill).toMatchObject({ state: expect.stringMatching(/complete|partial/) });
    const stored = await findings(tenant.ctx);
    // The seed spreads its records over 180 days; a few lie on the far edge, and a few are odd on purpose.
    expect(stored).toBeGreaterThan(atLeast * 0.97);
    await asOwner("update sync_stream set cursor = '{}', changed = 0 where workspace_id = $1", [
      tenant.ctx.workspaceId,
    ]);
    expect(await walk(tenant, 'finding', 'head')).toMatchObject({ changed: 0 });
    expect(await walk(tenant, 'finding', 'backfill')).toMatchObject({ changed: 0 });
    expect(await findings(tenant.ctx)).toBe(stored);
  });
});

test('a backfill that is set further back goes on where it ended, one that is made shorter reads nothing more', async () => {
  const tenant = await aTenant('workato');
  const set = (from: Date) =>
    asOwner("update sync_stream set cursor = cursor || jsonb_build_object('from', $2::text) where workspace_id = $1", [
      tenant.ctx.workspaceId,
      from.toISOString(),
    ]);
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await walk(tenant, 'finding', 'head');
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, cursor) values ($1, $2, 'finding', 'backfill', $3)`,
    [tenant.ctx.workspaceId, tenant.id, { from: daysAgo(40).toISOString() }],
  );
  const near = await walk(tenant, 'finding', 'backfill');
  const some = await findings(tenant.ctx);
  expect(near).toMatchObject({ windows_done: 5, windows_total: 5 });
  await set(daysAgo(180));
  const far = await walk(tenant, 'finding', 'backfill');
  expect(await findings(tenant.ctx)).toBeGreaterThan(some);
  expect(far).toMatchObject({ windows_done: 25, windows_total: 25 });
  const all = await findings(tenant.ctx);
  await set(daysAgo(20));
  const short = await walk(tenant, 'finding', 'backfill');
  expect(short).toMatchObject({
    seen: far?.seen,
    windows_done: 2,
    windows_total: 2,
    cursor: { from: expect.any(String) },
  });
  expect(await findings(tenant.ctx)).toBe(all);
});

test('nothing changed: no record is written, and the row of the stream a few times at most', async () => {
  const tenant = await aTenant('zscaler-posture');
  await walk(tenant, 'finding', 'backfill');
  await asOwner(`create table written (name text);
    create function note_write() returns trigger language plpgsql security definer as
      $$ begin insert into public.written values (tg_table_name); return null; end $$`);
  const tables = ['finding', 'finding_raw', 'finding_label', 'term', 'odd_record', 'sync_stream'];
  for (const table of tables) {
    await asOwner(
      `create trigger note after insert or update or delete on ${table} for each row execute function note_write()`,
    );
  }
  await asOwner("update sync_stream set cursor = '{}' where workspace_id = $1", [tenant.ctx.workspaceId]);
  await asOwner('truncate written');
  const row = await walk(tenant, 'finding', 'backfill');
  const written = await asOwner<{ name: string; n: number }>('select name, count(*) as n from written group by name');
  for (const table of tables) await asOwner(`drop trigger note on ${table}`);
  expect(written.map(({ name }) => name)).toEqual(['sync_stream']);
  // Made due, claimed, finished, and one for each five seconds between.
  expect(written[0]?.n).toBeLessThan(10);
  expect(row).toMatchObject({ state: 'complete', windows_done: expect.any(Number) });
  expect(row?.seen).toBeGreaterThan(2500);
});

test.each([
  ['lacework-edge', ['policy', 'workflow', 'workflow_run', 'user']],
  ['workato', ['tag']],
] as const)('%s: its lists come whole', async (vendor, nouns) => {
  const tenant = await aTenant(vendor);
  for (const noun of nouns) {
    const row = await walk(tenant, noun, 'head');
    expect(row).toMatchObject({ state: 'complete', odd: 0 });
    expect(row?.seen).toBeGreaterThan(5);
  }
});

test('an incident closed in the portal is seen by the walk of open ones', async () => {
  const tenant = await aTenant('zscaler-workflow');
  await walk(tenant, 'finding', 'backfill');
  const [open] = await asOwner<{ id: string; external_id: string }>(
    'select id, external_id from finding where workspace_id = $1 and status < 4 order by created_at limit 1',
    [tenant.ctx.workspaceId],
  );
  await control('/portal/zscaler-workflow', { id: open?.external_id, set: { status: 'RESOLVED' } });
  await walk(tenant, 'finding', 'open');
  const [row] = await asOwner<{ status: number }>('select status from finding where id = $1', [open?.id]);
  expect(row?.status).toBe(5);
});

test('an outage leaves what is stored, keeps the cursor and says why', async () => {
  const tenant = await aTenant('zscaler-posture');
  await walk(tenant, 'finding', 'head');
  const before = await findings(tenant.ctx);
  await control('/faults', { vendor: 'zscaler-posture', kind: 'status', status: 503, times: 10 });
  await expect(walk(tenant, 'finding', 'head')).rejects.toThrow();
  await fetch(`${sandbox.control}/faults`, { method: 'DELETE' });
  expect(await findings(tenant.ctx)).toBe(before);
  const [row] = await asOwner('select state, failures, last_error from sync_stream where workspace_id = $1', [
    tenant.ctx.workspaceId,
  ]);
  expect(row).toMatchObject({
    state: 'failed',
    failures: 1,
    last_error: { code: 'down', message: expect.any(String) },
  });
});

test('of two workers one gets the stream', async () => {
  const tenant = await aTenant('workato');
  const due = { connectionId: tenant.id, noun: 'tag', stream: 'head' } as const;
  // A time kept to the millisecond may lie a moment ahead of the clock that is asked.
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, due_at)
     values ($1, $2, $3, $4, now() - interval '1 second')`,
    [tenant.ctx.workspaceId, tenant.id, due.noun, due.stream],
  );
  const claims = await Promise.all([1, 2, 3, 4].map(() => claimStream(tenant.ctx, due)));
  expect(claims.filter((one) => one !== null)).toHaveLength(1);
});
