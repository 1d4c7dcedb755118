import 'server-only';
import type pg from 'pg';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError, VendorError } from '@/lib/errors';
import type { Noun } from '@/lib/vendors/vendor';
import type { Stored } from './store-findings';

export const LEASE_SECONDS = 90;
/** What only counts, or only moves over unchanged records, is written this often: well within the lease. */
const SAVE_MS = 5000;

/** Where a walk stands; each stream uses the fields that fit it. Instants in ISO 8601. */
export const Cursor = z.object({
  /** head: everything up to here has been asked for. */
  until: z.coerce.date().optional(),
  /** backfill: the past, newest first; it begins at `to`, `next` is the end of the next window, `from` where it ends. */
  to: z.coerce.date().optional(),
  next: z.coerce.date().optional(),
  from: z.coerce.date().optional(),
  startedAt: z.coerce.date().optional(),
});
export type Cursor = z.infer<typeof Cursor>;

export type StreamKind = 'head' | 'backfill' | 'open';

/** How many of a backfill's windows are done. */
export type Windows = { done: number; total: number };
/** What happened since the stream's row was last written, at `at`. */
type Unsaved = { seen: number; changed: number; odd: number; counted: number | null; at: number };

/** A stream this worker holds the lease of. `attempt` fences a worker that slept past its lease. */
export type Run = {
  connectionId: string;
  noun: Noun;
  stream: StreamKind;
  cursor: Cursor;
  attempt: number;
  failures: number;
  windows: Windows;
  unsaved: Unsaved;
};

const ME = 'workspace_id = $1 and connection_id = $2 and noun = $3 and stream = $4';
const PROGRESS = `seen = seen + $6, changed = changed + $7, odd = odd + $8, cursor = $9, windows_done = $10, windows_total = $11,
  last_nonempty_at = case when $6 > 0 then now() else last_nonempty_at end`;
const COUNTED = 'case when $12::bigint is null then vendor_total else coalesce(vendor_total, 0) + $12 end';
const SAVE = `update sync_stream set ${PROGRESS}, vendor_total = ${COUNTED}, lease_until = now() + interval '${LEASE_SECONDS} seconds'
  where ${ME} and attempt = $5`;

const keyOf = (ctx: Ctx, run: Pick<Run, 'connectionId' | 'noun' | 'stream'>) => [
  ctx.workspaceId,
  run.connectionId,
  run.noun,
  run.stream,
];
const nothing = (): Unsaved => ({ seen: 0, changed: 0, odd: 0, counted: null, at: Date.now() });

/** The values of `ME` and `PROGRESS`; what was unsaved counts as saved from here on. */
function progressOf(ctx: Ctx, run: Run): unknown[] {
  const { seen, changed, odd, counted } = run.unsaved;
  run.unsaved = nothing();
  const { cursor, windows } = run;
  const place = [JSON.stringify(cursor), windows.done, windows.total];
  return [...keyOf(ctx, run), run.attempt, seen, changed, odd, ...place, counted];
}

/** Takes the lease of a stream that is due, or null when another worker has it. Times are the database's. */
export async function claimStream(ctx: Ctx, due: Pick<Run, 'connectionId' | 'noun' | 'stream'>): Promise<Run | null> {
  const [row] = await rows<{ cursor: unknown; attempt: number; failures: number; done: number; total: number }>(
    ctx,
    `update sync_stream set attempt = attempt + 1, lease_until = now() + interval '${LEASE_SECONDS} seconds',
       state = 'running', started_at = now()
     where ${ME} and due_at <= now() and (lease_until is null or lease_until < now())
     returning cursor, attempt, failures, windows_done as done, windows_total as total`,
    keyOf(ctx, due),
  );
  if (!row) return null;
  const { cursor, attempt, failures, ...windows } = row;
  return { ...due, cursor: Cursor.parse(cursor), attempt, failures, windows, unsaved: nothing() };
}

export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Moves the counts with the rows of a page, in the page's own transaction, and keeps the lease. */
export async function recordPage(
  client: pg.PoolClient,
  ctx: Ctx,
  run: Run,
  page: Stored & { odd: number },
): Promise<void> {
  run.unsaved.seen += page.seen;
  run.unsaved.changed += page.changed;
  run.unsaved.odd += page.odd;
  const { rowCount } = await client.query({ name: 'save stream', text: SAVE, values: progressOf(ctx, run) });
  if (rowCount === 0) throw new LeaseLost('another worker goes on with this stream');
}

/** Counts a page of which nothing had to be written. */
export async function notePage(ctx: Ctx, run: Run, seen: number): Promise<void> {
  run.unsaved.seen += seen;
  await saveWhenLate(ctx, run);
}

/** Moves the cursor: all before it is stored. `counted` is the vendor's own count of the windows just left behind. */
export async function recordCursor(
  ctx: Ctx,
  run: Run,
  cursor: Cursor,
  windows: Windows,
  counted: number | null = null,
): Promise<void> {
  run.cursor = cursor;
  run.windows = windows;
  if (counted !== null) run.unsaved.counted = (run.unsaved.counted ?? 0) + counted;
  await saveWhenLate(ctx, run);
}

// Who loses what is not saved walks the same windows again and finds them unchanged; so it need not be each time.
async function saveWhenLate(ctx: Ctx, run: Run): Promise<void> {
  if (Date.now() - run.unsaved.at < SAVE_MS) return;
  const saved = await rows(ctx, `${SAVE} returning 1`, progressOf(ctx, run));
  if (saved.length === 0) throw new LeaseLost('another worker goes on with this stream');
}

/** This run brought records: those of its last page are not saved before. */
const BROUGHT = '($6 > 0 or last_nonempty_at >= started_at)';
const GAP = 'extract(epoch from now() - brought_at) * 1000';
// The longest of late: what happens now and then is usual too, and slowly forgotten. A night without a worker is not.
const USUAL = `case when not ${BROUGHT} or brought_at is null then usual_gap_ms
    else round(greatest(least(${GAP}, 10 * coalesce(usual_gap_ms, ${GAP})), 0.9 * coalesce(usual_gap_ms, 0))) end,
  brought_at = case when ${BROUGHT} then now() else brought_at end`;

/** Ends a run well. `nextInMs` null: there is nothing more to do for this stream. */
export async function finishRun(
  ctx: Ctx,
  run: Run,
  end: { state: 'complete' | 'partial'; nextInMs: number | null; total?: number | null },
): Promise<void> {
  await rows(
    ctx,
    `update sync_stream set ${PROGRESS}, vendor_total = coalesce($15, ${COUNTED}), usual_gap_ms = ${USUAL},
       state = $13, last_success_at = now(), last_error = null, failures = 0, lease_until = null,
       due_at = case when $14::bigint is null then 'infinity'::timestamptz else now() + make_interval(secs => $14 / 1000.0) end
     where ${ME} and attempt = $5`,
    [...progressOf(ctx, run), end.state, end.nextInMs, end.total ?? null],
  );
}

/** Ends a run that failed: the reason in words, and when it is tried again. Never sooner than the vendor said. */
export async function failRun(ctx: Ctx, run: Run, error: unknown): Promise<void> {
  const told = error instanceof VendorError ? error.detail.retryAt : undefined;
  const wait = Math.min(5000 * 2 ** Math.min(run.failures, 10), 600_000);
  await rows(
    ctx,
    `update sync_stream set ${PROGRESS}, vendor_total = ${COUNTED},
       state = 'failed', failures = failures + 1, lease_until = null, last_error = $13,
       due_at = greatest(now() + make_interval(secs => $14 / 1000.0), $15::timestamptz)
     where ${ME} and attempt = $5`,
    [...progressOf(ctx, run), JSON.stringify(wordsOf(error)), wait, told ? new Date(told) : null],
  );
}

/** What is kept of a failure: its kind, our sentence, the vendor's words and request id. */
export function wordsOf(error: unknown) {
  const at = new Date().toISOString();
  if (error instanceof VendorError) {
    const { status, vendorMessage, vendorRequestId, retryAt } = error.detail;
    return { at, code: error.fault, message: error.message, status, vendorMessage, vendorRequestId, retryAt };
  }
  if (error instanceof AppError) return { at, code: error.code, message: error.message };
  return { at, code: 'internal', message: 'Onequeue failed to store what the vendor sent; the log has the details.' };
}
