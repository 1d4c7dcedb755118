import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { log } from '@/lib/log';
import type { CallFailure } from './failure';

type Note = { workspaceId: Ctx['workspaceId']; connectionId: string; failure: CallFailure; times: number };

/** In an outage calls fail by the hundred; a second's worth of the same is one write. */
const GATHER_MS = 1_000;
const gathered = new Map<string, Note>();
let timer: NodeJS.Timeout | undefined;

/** Keeps what a vendor did wrong, for people to see. Never waits and never throws: the call has its own error to tell. */
export function noteFailure(
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  connectionId: string,
  failure: CallFailure,
): void {
  const key = [workspaceId, connectionId, failure.operation, failure.fault].join(' ');
  gathered.set(key, { workspaceId, connectionId, failure, times: (gathered.get(key)?.times ?? 0) + 1 });
  timer ??= setTimeout(() => void keepFailures(), GATHER_MS).unref();
}

/** Writes what was gathered. */
export async function keepFailures(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const notes = [...gathered.values()];
  gathered.clear();
  for (const note of notes) {
    try {
      await keep(note);
    } catch (error) {
      log('warn', 'a failed vendor call could not be noted', { err: error, connectionId: note.connectionId });
    }
  }
}

async function keep({ workspaceId, connectionId, failure, times }: Note): Promise<void> {
  const { operation, fault, status, message, vendorMessage, vendorRequestId } = failure;
  const [at, retryAt] = [new Date(failure.at), failure.retryAt === null ? null : new Date(failure.retryAt)];
  await rows(
    { workspaceId },
    KEEP,
    [workspaceId, connectionId, operation, fault, at, times, status, message, vendorMessage, vendorRequestId, retryAt],
    'keep call failure',
  );
}

// One row for each kind of failure; what did not happen for an hour begins to be counted anew. A connection that was
// removed meanwhile has no row to belong to.
const KEEP = `
  insert into call_failure as kept (workspace_id, connection_id, operation, fault, at, first_at, times, status, message,
    vendor_message, vendor_request_id, retry_at)
  select workspace_id, id, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11 from connection where workspace_id = $1 and id = $2
  on conflict (workspace_id, connection_id, operation, fault) do update set
    first_at = case when kept.at < excluded.at - interval '1 hour' then excluded.at else kept.first_at end,
    times = excluded.times + case when kept.at < excluded.at - interval '1 hour' then 0 else kept.times end,
    at = excluded.at, status = excluded.status, message = excluded.message, vendor_message = excluded.vendor_message,
    vendor_request_id = excluded.vendor_request_id, retry_at = excluded.retry_at`;
