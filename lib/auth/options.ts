import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { cookieOptions } from './cookies';
import { authSecret } from './ctx-of';
import { oidcProviders, VouchedProfile } from './oidc';
import { SESSION_SECONDS } from './session';

/** Who asks to sign in, as the route saw him. */
export type Caller = { address: string; requestId: string; previousToken: string | null };
/** The verbs behind the two ways in; they open the session row, next-auth only carries its token. */
export type SignInDoors = {
  byPassword(
    given: { email: string; password: string; newPassword?: string } & Caller,
  ): Promise<{ outcome: 'in'; token: string; userId: string } | { outcome: string }>;
  byEmail(given: { email: string } & Caller): Promise<string | null>;
};

const Given = z.object({ email: z.string(), password: z.string(), newPassword: z.string().optional() });

/** next-auth for one request: the token that a door opens ends up, sealed, in the session cookie and nowhere else. */
export function authOptions(doors: SignInDoors, caller: Caller): NextAuthOptions {
  const secure = env().NEXTAUTH_URL.startsWith('https:');
  let sid: string | null = null;
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: cookieOptions(secure),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: {},
        async authorize(credentials) {
          const given = Given.safeParse(credentials);
          if (!given.success) return null;
          const outcome = await inWords(caller, () => doors.byPassword({ ...given.data, ...caller }));
          if (!('token' in outcome)) return refusal(outcome.outcome);
          sid = outcome.token;
          return { id: outcome.userId };
        },
      }),
      ...oidcProviders(),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const vouched = VouchedProfile.safeParse(profile);
        if (!vouched.success) return '/sign-in?error=not_vouched';
        sid = await inWords(caller, () => doors.byEmail({ email: vouched.data.email, ...caller }));
        return sid === null ? '/sign-in?error=no_account' : true;
      },
      jwt: ({ token }) => (sid === null ? token : { sid }),
    },
    logger: {
      // Codes only: what next-auth hands along may hold profiles and tokens.
      error: (code) => log('warn', 'sign-in library', { code, requestId: caller.requestId }),
      warn: (code) => log('debug', 'sign-in library', { code }),
      debug: () => {},
    },
  };
}

/** next-auth shows an error's text in an address: only our own few words may go there. */
async function inWords<T>({ requestId }: Caller, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    log('error', 'sign-in failed', { requestId, err: cause });
    throw new Error('unavailable', { cause });
  }
}

/** null reads "e-mail or password not right"; the other outcomes travel as an error by their name. */
function refusal(outcome: string): null {
  if (outcome === 'refused') return null;
  throw new Error(outcome);
}
