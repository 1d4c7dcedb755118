import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AdminsOnly } from '@/components/connections/admins-only';
import { ConnectionView } from '@/components/connections/connection-view';
import { connections } from '@/components/connections/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { listVendors } from '@/lib/connections/catalogue';
import { getConnection } from '@/lib/connections/read';
import { ConnectionId } from '@/lib/connections/schema';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Connection' };

export default async function ConnectionPage({ params }: PageProps<'/settings/connections/[id]'>) {
  const ctx = await pageCtx();
  const { role, workspace } = me(ctx);
  if (!may(role, 'connections.read')) return <AdminsOnly />;
  const { id } = await params;
  const client = new QueryClient();
  const known = ConnectionId.safeParse({ id });
  if (known.success) {
    await client.prefetchQuery({ ...connections.one(id), queryFn: () => getConnection(ctx, known.data) });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ConnectionView id={id} vendors={listVendors().vendors} sandbox={workspace.sandbox} />
    </HydrationBoundary>
  );
}
