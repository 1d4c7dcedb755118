import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { Source, SourceStream, Sources, SourceTotal } from './shapes';
import { type Stream, summaryOf, wordOf } from './summary';

const MOST_WORDS = 500;

const STREAM = `json_build_object('noun', s.noun, 'stream', s.stream, 'state', s.state, 'startedAt', s.started_at,
  'lastSuccessAt', s.last_success_at, 'lastNonemptyAt', s.last_nonempty_at,
  'dueAt', nullif(s.due_at, 'infinity'),
  -- After a success the next look is one interval later.
  'everyMs', case when s.failures = 0 and s.due_at > s.last_success_at and s.due_at <> 'infinity'
    then round(extract(epoch from s.due_at - s.last_success_at) * 1000) end,
  'failures', s.failures,
  'error', left(concat_ws(' It said: ', s.last_error->>'message', s.last_error->>'vendorMessage'), ${MOST_WORDS}), 'errorAt', s.last_error->>'at',
  'vendorTotal', s.vendor_total, 'windowsDone', s.windows_done, 'windowsTotal', s.windows_total,
  'seen', s.seen, 'changed', s.changed, 'odd', s.odd,
  'running', s.state = 'running' and s.lease_until > now(),
  'throttled', coalesce(s.last_error->>'code', '') = 'throttled', 'beganAt', s.cursor->>'startedAt')`;

const SOURCES = `select c.id, c.name, c.vendor, c.origin, c.state, c.state_note as "stateNote", c.state_at as "stateAt",
    c.verified_at as "verifiedAt", c.credentials_at as "credentialsAt", now() as now,
    (select coalesce(json_agg(${STREAM} order by s.noun, s.stream), '[]') from sync_stream s
      where s.workspace_id = $1 and s.connection_id = c.id) as streams
  from connection c where c.workspace_id = $1 and c.state <> 'removed' order by c.name, c.id`;

const STORED = `select connection_id as "connectionId", noun, count(*)::int as stored from (
    select f.connection_id, 'finding' as noun from finding f where f.workspace_id = $1 and f.gone_at is null
    union all select i.connection_id, i.noun from item i where i.workspace_id = $1 and i.gone_at is null) kept
  group by 1, 2`;

type Row = Pick<Source, 'id' | 'name' | 'vendor' | 'origin' | 'state' | 'stateNote'> &
  Record<'stateAt' | 'now', Date> &
  Record<'verifiedAt' | 'credentialsAt', Date | null> & { streams: (Stream & { error: string })[] };
type Stored = { connectionId: string; noun: SourceTotal['noun']; stored: number };

/** How fresh and how complete each connection is: what every list says about itself. `counts` adds what is stored of each noun. */
export async function listSources(ctx: Ctx, { counts = false } = {}): Promise<Sources> {
  allow(ctx, 'sources.read');
  const found = await rows<Row>(ctx, SOURCES, [ctx.workspaceId], 'sources');
  const stored = counts ? await rows<Stored>(ctx, STORED, [ctx.workspaceId], 'sources stored') : null;
  const asOf = found[0]?.now ?? new Date();
  return { asOf: asOf.toISOString(), sources: found.map((row) => sourceOf(row, stored)) };
}

function sourceOf({ now, streams: read, ...row }: Row, stored: Stored[] | null): Source {
  const streams: Stream[] = read.map((one) => ({ ...one, error: one.error || null }));
  const source = {
    ...row,
    stateAt: row.stateAt.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    credentialsAt: row.credentialsAt?.toISOString() ?? null,
  };
  return {
    ...source,
    ...summaryOf(source, streams, now.getTime()),
    streams: streams.map((stream) => shown(stream, now.getTime())),
    totals: stored && totalsOf(row.id, streams, stored),
  };
}

function shown(stream: Stream, now: number): SourceStream {
  const { running: _running, throttled: _throttled, beganAt: _beganAt, ...rest } = stream;
  return { ...rest, word: wordOf(stream, now) };
}

function totalsOf(connectionId: string, streams: readonly Stream[], stored: readonly Stored[]): SourceTotal[] {
  const nouns = [...new Set(streams.map(({ noun }) => noun))];
  return nouns.map((noun) => {
    const ofNoun = streams.filter((stream) => stream.noun === noun);
    // The head counts what it walks whole; where it walks by windows, the backfill has counted them.
    const counted = ['head', 'backfill'].map(
      (kind) => ofNoun.find(({ stream }) => stream === kind)?.vendorTotal ?? null,
    );
    return {
      noun,
      stored: stored.find((one) => one.connectionId === connectionId && one.noun === noun)?.stored ?? 0,
      vendorTotal: counted.find((total) => total !== null) ?? null,
      odd: ofNoun.reduce((sum, { odd }) => sum + odd, 0),
    };
  });
}
