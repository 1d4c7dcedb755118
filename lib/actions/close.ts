import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { addNote } from '@/lib/findings/add-note';
import { getFindingRow } from '@/lib/findings/detail';
import { setStatus } from '@/lib/findings/set-status';
import { setVerdict } from '@/lib/findings/set-verdict';
import type { FindingRow } from '@/lib/findings/shapes';
import type { CloseBody } from './close-schema';
import { closeInput, closingsOf, whyNotClosed } from './closing';
import { requestAction } from './request';
import type { Action } from './schema';

type Close = CloseBody & { id: string };
/** `action` is the close on its way to the vendor; null where it stays here. */
export type Closed = { finding: FindingRow; action: Action | null };

/**
 * Closes with a verdict, in one transaction: verdict and note here, and the close itself at the vendor where it takes one,
 * else as our own status. What is closed already gets verdict and note only.
 */
export async function closeFinding(ctx: Ctx, { id, ...said }: Close): Promise<Closed> {
  allow(ctx, 'findings.act');
  return inTx(ctx, async (ctx) => {
    const { verdict, note, version } = said;
    // First, since it locks the finding: what is read of it from here on stays so.
    const judged = await setVerdict(ctx, { id, verdict, reason: note, version });
    const closing = (await closingsOf(ctx, [id])).get(id);
    if (!closing) throw new AppError('not_found', 'There is no such finding.');
    const why = whyNotClosed(closing, said);
    if (why) throw new AppError('not_possible', why);
    await addNote(ctx, { id, body: note });
    let action: Action | null = null;
    if (!closing.isClosed && closing.command) {
      const input = closeInput(closing.command, said);
      action = await requestAction(ctx, { command: closing.command, input, on: { findingId: id } });
    } else if (!closing.isClosed) {
      await setStatus(ctx, { id, status: 'resolved', version: judged.version });
    }
    return { finding: await getFindingRow(ctx, id), action };
  });
}
