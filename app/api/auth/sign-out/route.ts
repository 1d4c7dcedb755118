import { route } from '@/lib/api/route';
import { clearedSessionCookie } from '@/lib/auth/cookies';
import { env } from '@/lib/env';
import { signOut } from '@/lib/people/sign-out';

export const POST = route({
  needs: 'signed-in',
  handle: async ({ ctx }) => {
    await signOut(ctx);
    const cookie = clearedSessionCookie(env().NEXTAUTH_URL.startsWith('https:'));
    return new Response(null, { status: 204, headers: { 'set-cookie': cookie } });
  },
});
