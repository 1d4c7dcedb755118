import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { planNote } from '@/lib/findings/add-note';
import { changeFindings } from '@/lib/findings/change';
import { planStatus } from '@/lib/findings/set-status';
import { planVerdict } from '@/lib/findings/set-verdict';
import type { BulkCloseBody } from './close-schema';
import { type CloseCommand, closeInput, closingsOf, whyNotClosed } from './closing';
import { checkPossible } from './request';
import { type Batch, requestBulk } from './request-bulk';
import type { CloseResult, CloseResults } from './shapes';
import { findingSubjects } from './subject';

/** Closes up to 500 findings of any kind in one transaction; what cannot be closed says why and holds up nothing. */
export async function closeFindings(ctx: Ctx, body: BulkCloseBody, batch?: Batch): Promise<CloseResults> {
  allow(ctx, 'findings.act');
  return inTx(ctx, async (ctx) => {
    const { ids, versions, verdict, note } = body;
    const messages = await reasonsNot(ctx, body);
    const targets = ids.filter((id) => !messages.has(id)).map((id) => ({ id, version: versions[id] }));
    const judged = await changeFindings(ctx, targets, planVerdict(verdict, note));
    for (const { id, result, message } of judged) if (result !== 'done') messages.set(id, message ?? 'Nothing to do.');
    const going = judged.filter(({ result }) => result === 'done').map(({ id }) => ({ id }));
    await changeFindings(ctx, going, planNote(note));
    const { actionIds, holds } = await closeAll(
      ctx,
      going.map(({ id }) => id),
      body,
      batch,
    );
    const results = ids.map((id): CloseResult => {
      const message = messages.get(id) ?? null;
      return { id, result: message === null ? 'done' : 'skipped', message, actionId: actionIds.get(id) ?? null };
    });
    return { results, done: going.length, holdSeconds: holds.length > 0 ? Math.min(...holds) : null };
  });
}

async function reasonsNot(ctx: Ctx, body: BulkCloseBody): Promise<Map<string, string>> {
  const closings = await closingsOf(ctx, body.ids);
  const reasons = new Map<string, string>();
  for (const id of body.ids) {
    const closing = closings.get(id);
    const why = closing ? whyNotClosed(closing, body) : 'There is no such finding.';
    if (why) reasons.set(id, why);
  }
  for (const command of ['dlp.close', 'edge.close'] as const) {
    const asked = body.ids.filter((id) => closings.get(id)?.command === command && !closings.get(id)?.isClosed);
    for (const one of await findingSubjects(ctx, command, asked)) {
      const why = 'reason' in one ? one.reason : impossible(() => checkPossible({ command }, one.subject));
      if (why) reasons.set(one.id, why);
    }
  }
  return reasons;
}

/** At the vendor where it takes a close, else as our own status; gives the actions by finding, and how long each kind is held. */
async function closeAll(
  ctx: Ctx,
  ids: readonly string[],
  body: BulkCloseBody,
  batch: Batch | undefined,
): Promise<{ actionIds: Map<string, string>; holds: number[] }> {
  // Read again now that they are locked: somebody else's bulk may have closed some meanwhile.
  const closings = [...(await closingsOf(ctx, ids)).values()];
  const open = closings.filter(({ isClosed, isOnItsWay }) => !isClosed && !isOnItsWay);
  const idsOf = (command: CloseCommand | null) => open.filter((one) => one.command === command).map(({ id }) => id);
  const actionIds = new Map<string, string>();
  const holds: number[] = [];
  for (const command of ['dlp.close', 'edge.close'] as const) {
    const findingIds = idsOf(command);
    if (findingIds.length === 0) continue;
    const asked = { command, input: closeInput(command, body), findingIds };
    const { items, requested, holdSeconds } = await requestBulk(ctx, asked, batch);
    if (requested > 0) holds.push(holdSeconds);
    for (const item of items) if (item.result === 'requested') actionIds.set(item.id, item.actionId);
  }
  const own = idsOf(null).map((id) => ({ id }));
  if (own.length > 0) await changeFindings(ctx, own, planStatus('resolved'));
  return { actionIds, holds };
}

/** The sentence of a refusal made for people. */
function impossible(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
