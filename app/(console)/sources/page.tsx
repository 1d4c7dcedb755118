import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { sources } from '@/components/sources/queries';
import { SourcesView } from '@/components/sources/sources-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listVendors } from '@/lib/connections/catalogue';
import { me } from '@/lib/people/me';
import { listSources } from '@/lib/sources/read';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  const ctx = await pageCtx();
  const client = new QueryClient();
  // A failed read is not carried over: the browser asks again, and says what failed.
  await client.prefetchQuery({ ...sources.counted(), queryFn: () => listSources(ctx, { counts: true }) });
  const vendors = Object.fromEntries(listVendors().vendors.map(({ id, label }) => [id, label]));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourcesView role={me(ctx).role} vendors={vendors} />
    </HydrationBoundary>
  );
}
