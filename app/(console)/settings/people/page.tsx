import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PeopleView } from '@/components/people/people-view';
import { people } from '@/components/people/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { me } from '@/lib/people/me';
import { listPeople } from '@/lib/people/read';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const ctx = await pageCtx();
  const { user, role } = me(ctx);
  const client = new QueryClient();
  client.setQueryData(people.list().queryKey, { people: await listPeople(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PeopleView reader={{ userId: user.id, role }} />
    </HydrationBoundary>
  );
}
