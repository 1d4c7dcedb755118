import 'server-only';
import type pg from 'pg';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError, VendorError } from '@/lib/errors';
import type { Noun } from '@/lib/vendors/vendor';
import type { Stored } from './store-findings';

export const LEASE_SECONDS = 90;

/** Where a walk stands; each stream uses the fields that fit it. Instants in ISO 8601. */
export const Cursor = z.object({
  /** head: everything up to here has been asked for. */
  until: z.coerce.date().optional(),
  /** backfill: the past, newest first; `next` is the end of the next window, `from` where it ends. */
  next: z.coerce.date().optional(),
  from: z.coerce.date().optional(),
  startedAt: z.coerce.date().optional(),
});
export type Cursor = z.infer<typeof Cursor>;

export type StreamKind = 'head' | 'backfill' | 'open';

/** A stream this worker holds the lease of. `attempt` fences a worker that slept past its lease. */
export type Run = {
  connectionId: string;
  noun: Noun;
  stream: StreamKind;
  cursor: Cursor;
  attempt: number;
  failures: number;
};

const ME = 'workspace_id = $1 and connection_id = $2 and noun = $3 and stream = $4';
const keyOf = (ctx: Ctx, run: Run) => [ctx.workspaceId, run.connectionId, run.noun, run.stream];

/** Takes the lease of a stream that is due, or null when another worker has it. Times are the database's. */
export async function claimStream(ctx: Ctx, due: Pick<Run, 'connectionId' | 'noun' | 'stream'>): Promise<Run | null> {
  const [row] = await rows<{ cursor: unknown; attempt: number; failures: number }>(
    ctx,
    `update sync_stream set attempt = attempt + 1, lease_until = now() + interval '${LEASE_SECONDS} seconds',
       state = 'running', started_at = now()
     where ${ME} and due_at <= now() and (lease_until is null or lease_until < now())
     returning cursor, attempt, failures`,
    [ctx.workspaceId, due.connectionId, due.noun, due.stream],
  );
  return row ? { ...due, cursor: Cursor.parse(row.cursor), attempt: row.attempt, failures: row.failures } : null;
}

export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

export type Progress = Stored & { odd: number; total: number | null };

/** Moves the counts with the rows of a page, in the page's own transaction, and keeps the lease. */
export async function recordPage(client: pg.PoolClient, ctx: Ctx, run: Run, page: Progress): Promise<void> {
  const { rowCount } = await client.query(
    `update sync_stream set seen = seen + $6, changed = changed + $7, odd = odd + $8,
       last_nonempty_at = case when $6 > 0 then now() else last_nonempty_at end,
       lease_until = now() + interval '${LEASE_SECONDS} seconds'
     where ${ME} and attempt = $5`,
    [...keyOf(ctx, run), run.attempt, page.seen, page.changed, page.odd],
  );
  if (rowCount === 0) throw new LeaseLost('another worker goes on with this stream');
}

export type Windows = { done: number; total: number };

/** Moves the cursor: all before it is stored. `counted` is the vendor's own count of the windows just left behind. */
export async function recordCursor(
  ctx: Ctx,
  run: Run,
  cursor: Cursor,
  windows: Windows,
  counted: number | null = null,
) {
  run.cursor = cursor;
  const moved = await rows(
    ctx,
    `update sync_stream set cursor = $6, windows_done = $7, windows_total = $8,
       vendor_total = case when $9::bigint is null then vendor_total else coalesce(vendor_total, 0) + $9 end,
       lease_until = now() + interval '${LEASE_SECONDS} seconds'
     where ${ME} and attempt = $5 returning 1`,
    [...keyOf(ctx, run), run.attempt, JSON.stringify(cursor), windows.done, windows.total, counted],
  );
  if (moved.length === 0) throw new LeaseLost('another worker goes on with this stream');
}

/** Ends a run well. `nextInMs` null: there is nothing more to do for this stream. */
export async function finishRun(
  ctx: Ctx,
  run: Run,
  end: { state: 'complete' | 'partial'; nextInMs: number | null; total?: number | null },
): Promise<void> {
  await rows(
    ctx,
    `update sync_stream set state = $6, last_success_at = now(), last_error = null, failures = 0, lease_until = null,
       due_at = case when $7::bigint is null then 'infinity'::timestamptz else now() + make_interval(secs => $7 / 1000.0) end,
       vendor_total = coalesce($8, vendor_total)
     where ${ME} and attempt = $5`,
    [...keyOf(ctx, run), run.attempt, end.state, end.nextInMs, end.total ?? null],
  );
}

/** Ends a run that failed: the reason in words, and when it is tried again. Never sooner than the vendor said. */
export async function failRun(ctx: Ctx, run: Run, error: unknown): Promise<void> {
  const told = error instanceof VendorError ? error.detail.retryAt : undefined;
  const wait = Math.min(5000 * 2 ** Math.min(run.failures, 10), 600_000);
  await rows(
    ctx,
    `update sync_stream set state = 'failed', failures = failures + 1, lease_until = null, last_error = $6,
       due_at = greatest(now() + make_interval(secs => $7 / 1000.0), $8::timestamptz)
     where ${ME} and attempt = $5`,
    [...keyOf(ctx, run), run.attempt, JSON.stringify(wordsOf(error)), wait, told ? new Date(told) : null],
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
