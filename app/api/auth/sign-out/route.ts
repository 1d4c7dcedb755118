import { route } from '@/lib/api/route';
import { signedOutCookie } from '@/lib/auth/ctx-of';
import { signOut } from '@/lib/people/sign-out';

export const POST = route({
  needs: 'signed-in',
  handle: async ({ ctx }) => {
    await signOut(ctx);
    return new Response(null, { status: 204, headers: { 'set-cookie': signedOutCookie() } });
  },
});
