import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { VendorError } from '@/lib/errors';
import { log } from '@/lib/log';
import { openConnection } from '@/lib/vault/open-connection';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import type { Noun } from '@/lib/vendors/vendor';
import { claimStream, failRun, LeaseLost, type Run, type StreamKind } from './stream';
import { syncStream } from './sync';
import { eachWorkspace } from './workspaces';

const AT_ONCE = 12;
const TICK_MS = 1000;

type Due = { connectionId: string; vendor: string; noun: Noun; stream: StreamKind };

/** Pulls every connection until the signal comes; resolves when what was under way has stopped. */
export async function startSync(signal: AbortSignal): Promise<void> {
  const running = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    try {
      await eachWorkspace(async (ctx) => {
        await ensureStreams(ctx, signal);
        for (const due of await dueStreams(ctx)) {
          const key = `${due.connectionId}:${due.noun}:${due.stream}`;
          if (running.has(key) || running.size >= AT_ONCE) continue;
          running.set(
            key,
            runOne(ctx, due, signal).finally(() => running.delete(key)),
          );
        }
      });
    } catch (error) {
      // The database may be away for a moment; the next tick looks again.
      log('warn', 'sync loop', { err: error });
    }
    await sleep(TICK_MS, signal);
  }
  await Promise.allSettled(running.values());
}

async function dueStreams(ctx: Ctx): Promise<Due[]> {
  return rows<Due & { [key: string]: unknown }>(
    ctx,
    `select s.connection_id as "connectionId", c.vendor, s.noun, s.stream from sync_stream s
       join connection c on c.workspace_id = s.workspace_id and c.id = s.connection_id
     where s.workspace_id = $1 and c.state in ('ok', 'failing') and s.due_at <= now()
       and (s.lease_until is null or s.lease_until < now())
     order by case s.stream when 'head' then 0 when 'open' then 1 else 2 end, s.due_at limit 50`,
    [ctx.workspaceId],
  );
}

const PULLED = CATALOGUE.flatMap(({ id, nouns }) => nouns.map((noun) => ({ vendor: id, noun })));

/** A connection that became ready gets its streams, and an older one those that we have learnt to pull since. */
async function ensureStreams(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (const { id } of await lackingStreams(ctx)) {
    const connected = await openConnection(ctx, id, { priority: 'sync', signal });
    for (const noun of connected.about.nouns) {
      const spec = connected.pullSpec(noun);
      if (!spec) continue;
      const streams: StreamKind[] = ['head'];
      if (spec.mode === 'window') streams.push('backfill');
      if (spec.walksOpen) streams.push('open');
      await rows(
        ctx,
        `insert into sync_stream (workspace_id, connection_id, noun, stream) select $1, $2, $3, unnest($4::text[])
         on conflict do nothing`,
        [ctx.workspaceId, id, noun, streams],
      );
    }
  }
}

/** The ready connections of which something is not pulled that their vendor offers. */
export function lackingStreams(ctx: Ctx): Promise<{ id: string }[]> {
  return rows(
    ctx,
    `select id from connection c where workspace_id = $1 and state = 'ok'
       and exists (select 1 from unnest($2::text[], $3::text[]) n(vendor, noun) where n.vendor = c.vendor
         and not exists (select 1 from sync_stream s
           where s.workspace_id = c.workspace_id and s.connection_id = c.id and s.noun = n.noun))`,
    [ctx.workspaceId, PULLED.map(({ vendor }) => vendor), PULLED.map(({ noun }) => noun)],
  );
}

async function runOne(ctx: Ctx, due: Due, signal: AbortSignal): Promise<void> {
  let run: Run | null = null;
  try {
    run = await claimStream(ctx, due);
    if (!run) return;
    const priority = due.stream === 'backfill' ? 'backfill' : 'sync';
    const connected = await openConnection(ctx, due.connectionId, { priority, signal });
    await syncStream({ ctx, run, connected, signal });
    await noteState(ctx, due.connectionId, 'ok', null);
  } catch (error) {
    if (error instanceof LeaseLost || signal.aborted) return;
    log('warn', 'sync run failed', { err: error, ...due, workspaceId: ctx.workspaceId });
    await settleFailure(ctx, due, run, error).catch((later) =>
      log('warn', 'sync failure not recorded', { err: later }),
    );
  }
}

async function settleFailure(ctx: Ctx, due: Due, run: Run | null, error: unknown): Promise<void> {
  if (run) await failRun(ctx, run, error);
  // What this key may not list says nothing of what it may: the stream tells it, and the connection is well.
  if (run && error instanceof VendorError && error.fault === 'refused') return;
  const refused = error instanceof VendorError && error.fault === 'auth';
  const words = error instanceof Error && error.name !== 'Error' ? error.message : 'Sync failed; it is tried again.';
  // Two rejections in a row: asking again with the same key would only lock it out.
  await noteState(ctx, due.connectionId, refused && (run?.failures ?? 0) > 0 ? 'auth_failed' : 'failing', words);
}

async function noteState(ctx: Ctx, id: string, state: 'ok' | 'failing' | 'auth_failed', note: string | null) {
  await rows(
    ctx,
    `update connection set state = $3, state_note = $4, state_at = now()
     where workspace_id = $1 and id = $2 and state in ('ok', 'failing')
       -- What the last check found stays while all is well.
       and case when $3 = 'ok' then state = 'failing' else (state, state_note) is distinct from ($3, $4) end`,
    [ctx.workspaceId, id, state, note],
  );
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
