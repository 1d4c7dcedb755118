import { route } from '@/lib/api/route';
import { addressOf } from '@/lib/auth/address';
import { changeOwnPassword } from '@/lib/people/change-own-password';
import { ChangePassword } from '@/lib/people/schema';

export const PUT = route({
  needs: 'signed-in',
  body: ChangePassword,
  handle: ({ ctx, body, request }) => {
    const address = addressOf(request.headers.get('x-forwarded-for'));
    return changeOwnPassword(ctx, { ...body, address });
  },
});
