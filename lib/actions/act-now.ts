import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { waitForAction } from './read';
import { type RequestAction, requestAction } from './request';
import type { Action } from './schema';

/** A person waits at most this long; then the action goes on in the background and is answered as it stands. */
const WAIT_MS = 25_000;

/** An interactive write: through the outbox like every other, and waited for. */
export async function actNow(ctx: Ctx, request: RequestAction, signal: AbortSignal): Promise<Action> {
  const action = await requestAction(ctx, request);
  return waitForAction(ctx, action.id, WAIT_MS, signal);
}
