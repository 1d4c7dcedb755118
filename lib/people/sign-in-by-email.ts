import 'server-only';
import { accountOf } from './account';
import { openSession } from './open-session';

export type SignInByEmail = { email: string; address: string; requestId: string; previousToken: string | null };

/** Opens a session for an e-mail that the identity provider vouches for; null when no enabled account has it. */
export async function signInByEmail(input: SignInByEmail): Promise<string | null> {
  const account = await accountOf(input.email);
  if (!account) return null;
  const { userId, workspaceId } = account;
  const { address, requestId, previousToken } = input;
  return openSession({ userId, workspaceId, requestId, previousToken, how: { by: 'oidc', address } });
}
