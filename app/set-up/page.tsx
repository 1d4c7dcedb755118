import type { Metadata } from 'next';
import Link from 'next/link';
import { EntryCard } from '@/components/people/entry-card';
import { SetUpForm } from '@/components/people/set-up-form';
import { isSetUpOpen } from '@/lib/workspaces/set-up';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetUpPage({ searchParams }: PageProps<'/set-up'>) {
  const { token } = await searchParams;
  if (typeof token === 'string' && (await isSetUpOpen(token))) {
    return (
      <EntryCard title="Set up Onequeue" intro="You will be the admin of the first workspace. This link works once.">
        <SetUpForm token={token} />
      </EntryCard>
    );
  }
  return (
    <EntryCard
      title="This link is over"
      intro="It was used already, or belongs to another install. Set-up links are printed by npm start until the first admin exists."
    >
      <Link href="/sign-in" className="text-accent underline">
        Go to sign-in
      </Link>
    </EntryCard>
  );
}
