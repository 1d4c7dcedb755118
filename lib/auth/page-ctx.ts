import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Ctx } from '@/lib/db/ctx';
import { ctxOf } from './ctx-of';

/** The person a server page is drawn for; the signed-out are sent to sign in and come back. Read once a request. */
export const pageCtx: () => Promise<Ctx> = cache(async () => {
  const asked = await headers();
  const ctx = await ctxOf({ headers: asked });
  if (ctx) return ctx;
  const here = asked.get('x-onequeue-path');
  return redirect(here ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in');
});
