import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { z } from 'zod';
import { boundedText } from '@/lib/api/body';
import { publicRoute } from '@/lib/api/route';
import { addressOf } from '@/lib/auth/address';
import { tokenIn } from '@/lib/auth/ctx-of';
import { authOptions } from '@/lib/auth/options';
import { AppError } from '@/lib/errors';
import { signIn } from '@/lib/people/sign-in';
import { signInByEmail } from '@/lib/people/sign-in-by-email';

// Of next-auth's actions only those that sign-in needs: its own session, provider and log endpoints stay shut.
const OPEN = new Set([
  'GET csrf',
  'GET signin',
  'GET error',
  'GET callback/oidc',
  'POST signin/oidc',
  'POST callback/credentials',
]);
const MAX_BYTES = 16_384;

const handler = publicRoute({
  params: z.object({ nextauth: z.array(z.string()).max(2) }),
  handle: async ({ request, requestId, params }) => {
    const { method, url, headers } = request;
    if (!OPEN.has(`${method} ${params.nextauth.join('/')}`)) throw new AppError('not_found', 'There is nothing here.');
    const body = method === 'POST' ? await boundedText(request, MAX_BYTES) : undefined;
    const previousToken = await tokenIn(headers.get('cookie'));
    const caller = { address: addressOf(headers.get('x-forwarded-for')), requestId, previousToken };
    const bounded = new NextRequest(url, { method, headers, body });
    return NextAuth(
      bounded,
      { params: Promise.resolve(params) },
      authOptions({ byPassword: signIn, byEmail: signInByEmail }, caller),
    );
  },
});

export const GET = handler;
export const POST = handler;
