import 'server-only';
import { checkPassword } from '@/lib/auth/password';
import { forgiveGuess, takeGuess } from '@/lib/auth/throttle';
import { log } from '@/lib/log';
import { type Account, accountOf } from './account';
import { openSession } from './open-session';
import { Email, NewPassword } from './schema';
import { storePassword } from './store-password';

export type SignIn = {
  email: string;
  password: string;
  /** Asked for when the password was handed out by an admin. */
  newPassword?: string;
  address: string;
  requestId: string;
  previousToken?: string | null;
};
/** `refused` covers a wrong password, an unknown or disabled account and too many tries: nobody learns which. */
export type SignInOutcome =
  | { outcome: 'in'; token: string; userId: string }
  | { outcome: 'refused' | 'new_password_needed' | 'new_password_weak' };

const REFUSED = { outcome: 'refused' } as const;

/** Opens a session for a right e-mail and password. Wrong ones are counted in the throttle, not in the audit. */
export async function signIn(input: SignIn): Promise<SignInOutcome> {
  const email = Email.safeParse(input.email);
  if (!email.success || input.password.length > 256) return REFUSED;
  const newPassword = NewPassword.optional().safeParse(input.newPassword);
  if (!newPassword.success || newPassword.data === input.password) return { outcome: 'new_password_weak' };
  if (!(await takeGuess(email.data, input.address))) {
    log('warn', 'sign-in throttled', { requestId: input.requestId });
    return REFUSED;
  }
  const account = await accountOf(email.data);
  const right = await checkPassword(account?.hash ?? null, input.password);
  if (!account || !right || isOver(account)) return REFUSED;
  const guessesBefore = await forgiveGuess(email.data, input.address);
  if (account.oneTimeUntil && newPassword.data === undefined) return { outcome: 'new_password_needed' };
  return open(account, input, guessesBefore);
}

async function open(account: Account, input: SignIn, guessesBefore: number): Promise<SignInOutcome> {
  const { address, requestId, previousToken, newPassword } = input;
  const { userId, workspaceId } = account;
  const opening = {
    userId,
    workspaceId,
    requestId,
    previousToken,
    how: { by: 'password', address, guessesBefore },
  } as const;
  const token = await openSession(opening, async (ctx) => {
    if (account.oneTimeUntil && newPassword !== undefined) await storePassword(ctx, userId, newPassword, false);
  });
  return token === null ? REFUSED : { outcome: 'in', token, userId };
}

/** A handed-out password that nobody used in time. */
function isOver({ oneTimeUntil }: Account): boolean {
  return oneTimeUntil !== null && oneTimeUntil.getTime() < Date.now();
}
