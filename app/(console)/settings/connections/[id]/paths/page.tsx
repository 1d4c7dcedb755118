import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AdminsOnly } from '@/components/connections/admins-only';
import { PathsView } from '@/components/connections/paths-view';
import { connections } from '@/components/connections/queries';
import { operations } from '@/components/operations/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { getConnection } from '@/lib/connections/read';
import { ConnectionId } from '@/lib/connections/schema';
import { listOperations } from '@/lib/operations/describe';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Verbs and paths' };

export default async function PathsPage({ params }: PageProps<'/settings/connections/[id]/paths'>) {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'connections.edit')) return <AdminsOnly />;
  const { id } = await params;
  const client = new QueryClient();
  const known = ConnectionId.safeParse({ id });
  if (known.success) {
    await client.prefetchQuery({ ...connections.one(id), queryFn: () => getConnection(ctx, known.data) });
    await client.prefetchQuery({ ...operations.list(id), queryFn: () => listOperations(ctx, known.data) });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PathsView id={id} />
    </HydrationBoundary>
  );
}
