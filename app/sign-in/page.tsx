import type { Metadata, Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { EntryCard } from '@/components/people/entry-card';
import { SignInForm } from '@/components/people/sign-in-form';
import { ctxOf } from '@/lib/auth/ctx-of';
import { nextPath } from '@/lib/auth/next-path';
import { oidcName } from '@/lib/auth/oidc';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams;
  const to = nextPath(next);
  if (await ctxOf({ headers: await headers() })) redirect(pathOf(to));
  return (
    <EntryCard title="Sign in">
      <SignInForm next={to} provider={oidcName()} error={typeof error === 'string' ? error : null} />
    </EntryCard>
  );
}

/** The place somebody wanted to go is only known as text; a page that is not there answers "not found". */
function pathOf(path: string): Route {
  return path as Route;
}
