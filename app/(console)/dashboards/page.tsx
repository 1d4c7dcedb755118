import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DashboardView } from '@/components/dashboards/dashboard-view';
import { readPeriod } from '@/components/dashboards/period';
import { dashboards } from '@/components/dashboards/queries';
import { sources } from '@/components/sources/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { readDashboard } from '@/lib/dashboards/read';
import { me } from '@/lib/people/me';
import { listSources } from '@/lib/sources/read';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardsPage({ searchParams }: PageProps<'/dashboards'>) {
  const ctx = await pageCtx();
  const days = readPeriod((await searchParams).days);
  const client = new QueryClient();
  // What fails is not carried over: the browser asks again, and says what failed.
  await Promise.all([
    client.prefetchQuery({ ...dashboards.of(days), queryFn: () => readDashboard(ctx, days) }),
    client.prefetchQuery({ ...sources.list(), queryFn: () => listSources(ctx) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DashboardView days={days} role={me(ctx).role} />
    </HydrationBoundary>
  );
}
