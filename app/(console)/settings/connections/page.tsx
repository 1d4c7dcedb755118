import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AdminsOnly } from '@/components/connections/admins-only';
import { ConnectionsView } from '@/components/connections/connections-view';
import { connections } from '@/components/connections/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { listConnections } from '@/lib/connections/read';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'connections.read')) return <AdminsOnly />;
  const client = new QueryClient();
  // What fails is not carried over: the browser asks again, and says what failed.
  await client.prefetchQuery({ ...connections.list(), queryFn: () => listConnections(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ConnectionsView />
    </HydrationBoundary>
  );
}
