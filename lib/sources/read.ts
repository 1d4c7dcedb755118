import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { Source, SourceDrift, SourceFailure, SourceStream, Sources, SourceTotal } from './shapes';
import { type Stored, storedCounts } from './stored';
import { type Stream, summaryOf, wordOf } from './summary';

const MOST_WORDS = 500;
const MOST_FAILURES = 5;

const STREAM = `json_build_object('noun', s.noun, 'stream', s.stream, 'state', s.state, 'startedAt', s.started_at,
  'lastSuccessAt', s.last_success_at, 'lastNonemptyAt', s.last_nonempty_at, 'usualGapMs', s.usual_gap_ms,
  'range', case when s.stream = 'backfill' and s.cursor->>'to' is not null then json_build_object(
    'from', s.cursor->>'from', 'to', s.cursor->>'to', 'next', s.cursor->>'next') end,
  'dueAt', nullif(s.due_at, 'infinity'),
  -- After a success the next look is one interval later.
  'everyMs', case when s.failures = 0 and s.due_at > s.last_success_at and s.due_at <> 'infinity'
    then round(extract(epoch from s.due_at - s.last_success_at) * 1000) end,
  'failures', s.failures,
  'error', left(concat_ws(' It said: ', s.last_error->>'message', s.last_error->>'vendorMessage'), ${MOST_WORDS}), 'errorAt', s.last_error->>'at',
  'vendorTotal', s.vendor_total, 'windowsDone', s.windows_done, 'windowsTotal', s.windows_total,
  'seen', s.seen, 'changed', s.changed, 'odd', s.odd,
  'isQuiet', coalesce(s.last_success_at > s.brought_at, false), 'running', s.state = 'running' and s.lease_until > now(),
  'throttled', coalesce(s.last_error->>'code', '') = 'throttled', 'beganAt', s.cursor->>'startedAt')`;

const SOURCES = `select c.id, c.name, c.vendor, c.origin, c.state, c.state_note as "stateNote", c.state_at as "stateAt",
    c.verified_at as "verifiedAt", c.credentials_at as "credentialsAt", now() as now,
    (select coalesce(json_agg(${STREAM} order by s.noun, s.stream), '[]') from sync_stream s
      where s.workspace_id = $1 and s.connection_id = c.id) as streams
  from connection c where c.workspace_id = $1 and c.state <> 'removed' order by c.name, c.id`;

const FAILURES = `select f.connection_id as "connectionId", f.operation, f.fault, f.at, f.first_at as "firstAt", f.times,
    f.status, f.message, f.vendor_message as "vendorMessage", f.vendor_request_id as "vendorRequestId", f.retry_at as "retryAt"
  from (select *, row_number() over (partition by connection_id order by at desc) as place from call_failure
    where workspace_id = $1 and at > now() - interval '1 day') f where f.place <= ${MOST_FAILURES} order by f.at desc`;

const DRIFT = `select "connectionId", noun, reason, count, at from (
    select o.connection_id as "connectionId", o.noun, left(o.reason, ${MOST_WORDS}) as reason, count(*)::int as count, max(o.at) as at,
      row_number() over (partition by o.connection_id order by count(*) desc, max(o.at) desc) as place
    from odd_record o where o.workspace_id = $1 group by o.connection_id, o.noun, left(o.reason, ${MOST_WORDS})) d
  where place <= ${MOST_FAILURES} order by count desc`;

type Row = Pick<Source, 'id' | 'name' | 'vendor' | 'origin' | 'state' | 'stateNote'> &
  Record<'stateAt' | 'now', Date> &
  Record<'verifiedAt' | 'credentialsAt', Date | null> & { streams: (Stream & { error: string })[] };
type FailureRow = Omit<SourceFailure, 'at' | 'firstAt' | 'retryAt'> & { connectionId: string } & Record<
    'at' | 'firstAt',
    Date
  > & { retryAt: Date | null };
type DriftRow = Omit<SourceDrift, 'at'> & { connectionId: string; at: Date };

/** How fresh and how complete each connection is: what every list says about itself. `counts` adds what is stored of each noun. */
export async function listSources(ctx: Ctx, { counts = false } = {}): Promise<Sources> {
  allow(ctx, 'sources.read');
  const found = await rows<Row>(ctx, SOURCES, [ctx.workspaceId], 'sources');
  const stored = counts ? await storedCounts(ctx) : null;
  const failed = counts ? await rows<FailureRow>(ctx, FAILURES, [ctx.workspaceId], 'sources failures') : null;
  const drift = counts ? await rows<DriftRow>(ctx, DRIFT, [ctx.workspaceId], 'sources drift') : null;
  const asOf = found[0]?.now ?? new Date();
  return { asOf: asOf.toISOString(), sources: found.map((row) => sourceOf(row, { stored, failed, drift })) };
}

type Counted = { stored: Stored[] | null; failed: FailureRow[] | null; drift: DriftRow[] | null };

function sourceOf({ now, streams: read, ...row }: Row, { stored, failed, drift }: Counted): Source {
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
    lastFailures:
      failed === null ? null : failed.filter(({ connectionId }) => connectionId === row.id).map(failureShown),
    drift:
      drift === null
        ? null
        : drift.flatMap(({ connectionId, at, ...one }) =>
            connectionId === row.id ? [{ ...one, at: at.toISOString() }] : [],
          ),
  };
}

function failureShown({ connectionId: _, at, firstAt, retryAt, ...rest }: FailureRow): SourceFailure {
  const instants = { at: at.toISOString(), firstAt: firstAt.toISOString(), retryAt: retryAt?.toISOString() ?? null };
  return { ...rest, ...instants };
}

function shown(stream: Stream, now: number): SourceStream {
  const { isQuiet: _isQuiet, running: _running, throttled: _throttled, beganAt: _beganAt, ...rest } = stream;
  return { ...rest, word: wordOf(stream, now) };
}

function totalsOf(connectionId: string, streams: readonly Stream[], stored: readonly Stored[]): SourceTotal[] {
  const nouns = [...new Set(streams.map(({ noun }) => noun))];
  return nouns.map((noun) => {
    const ofNoun = streams.filter((stream) => stream.noun === noun);
    const kept = stored.find((one) => one.connectionId === connectionId && one.noun === noun);
    return {
      noun,
      stored: kept?.stored ?? 0,
      vendorTotal: vendorTotalOf(ofNoun, kept),
      odd: ofNoun.reduce((sum, { odd }) => sum + odd, 0),
    };
  });
}

/**
 * The head counts what it walks whole. Where it walks by windows, the vendor has counted the past only: what is missing there
 * is missing at all, and what came since was read as it came.
 */
function vendorTotalOf(streams: readonly Stream[], kept: Stored | undefined): number | null {
  const counted = (kind: Stream['stream']) => streams.find(({ stream }) => stream === kind)?.vendorTotal ?? null;
  const [whole, past] = [counted('head'), counted('backfill')];
  if (whole !== null || past === null) return whole;
  if (!kept || kept.walked === null) return past; // begun before it was written down where a backfill begins
  return kept.stored + Math.max(0, past - kept.walked);
}
