import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { answerOf, knownOf, remember } from './once';
import { waitForAction } from './read';
import { type RequestAction, requestAction } from './request';

/** A person waits at most this long; then the action goes on in the background and is answered as it stands. */
const WAIT_MS = 25_000;

/** An interactive write: through the outbox like every other, and waited for unless it is held. Answers the action as JSON text. */
export async function actNow(
  ctx: Ctx,
  request: RequestAction,
  key: string | null,
  signal: AbortSignal,
): Promise<string> {
  const known = await inTx(ctx, async (ctx) => {
    const before = key === null ? null : await knownOf(ctx, key, request);
    if (before) return before;
    const { id } = await requestAction(ctx, request);
    if (key !== null) await remember(ctx, key, request, { answer: null, actionId: id });
    return { answer: null, actionId: id };
  });
  if (known.answer !== null) return known.answer;
  if (known.actionId === null) throw new Error('an intent without an answer has an action');
  const action = JSON.stringify(await waitForAction(ctx, known.actionId, WAIT_MS, signal));
  // Who left did not get an answer: the next try waits for the outcome again.
  return key === null || signal.aborted ? action : answerOf(ctx, key, action);
}
