import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ConsoleView } from '@/components/operations/console-view';
import { NotForManagers } from '@/components/operations/not-for-managers';
import { sources } from '@/components/sources/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { me } from '@/lib/people/me';
import { listSources } from '@/lib/sources/read';

export const metadata: Metadata = { title: 'API console' };

export default async function ConsolePage() {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'operations.read')) return <NotForManagers />;
  const client = new QueryClient();
  await client.prefetchQuery({ ...sources.list(), queryFn: () => listSources(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ConsoleView />
    </HydrationBoundary>
  );
}
