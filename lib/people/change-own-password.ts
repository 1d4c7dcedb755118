import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import { checkPassword } from '@/lib/auth/password';
import { forgiveGuess, takeGuess } from '@/lib/auth/throttle';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { accountOf } from './account';
import { endSessions } from './membership';
import type { ChangePassword } from './schema';
import { storePassword } from './store-password';

/** Needs the password one has; all of one's sessions end, this one too. Guesses count as they do at sign-in. */
export async function changeOwnPassword(ctx: Ctx, input: ChangePassword & { address: string }): Promise<void> {
  const { userId, email } = person(ctx);
  if (!(await takeGuess(email, input.address))) {
    throw new AppError('throttled', 'Too many tries. Wait a few minutes.');
  }
  const account = await accountOf(email);
  if (!(await checkPassword(account?.hash ?? null, input.password))) {
    throw new AppError('bad_input', 'This is not your password.', { password: 'This is not your password.' });
  }
  await forgiveGuess(email, input.address);
  await inTx(ctx, async (ctx) => {
    await storePassword(ctx, userId, input.newPassword, false);
    await endSessions(ctx, userId);
    await writeAudit(ctx, {
      action: 'person.password',
      subject: { kind: 'person', id: userId },
      after: { by: 'self' },
    });
  });
}
