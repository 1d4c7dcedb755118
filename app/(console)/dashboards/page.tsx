import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { boards } from '@/components/dashboards/board-queries';
import { DashboardView } from '@/components/dashboards/dashboard-view';
import { readPeriod, readSource } from '@/components/dashboards/period';
import { dashboards } from '@/components/dashboards/queries';
import { sources } from '@/components/sources/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listBoards } from '@/lib/boards/read';
import { readDashboard } from '@/lib/dashboards/read';
import { me } from '@/lib/people/me';
import { listSources } from '@/lib/sources/read';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardsPage({ searchParams }: PageProps<'/dashboards'>) {
  const ctx = await pageCtx();
  const asked = await searchParams;
  const shown = { days: readPeriod(asked.days), source: readSource(asked.source) };
  const client = new QueryClient();
  // What fails is not carried over: the browser asks again, and says what failed.
  await Promise.all([
    client.prefetchQuery({ ...boards.list(), queryFn: () => listBoards(ctx) }),
    client.prefetchQuery({ ...dashboards.of(shown), queryFn: () => readDashboard(ctx, shown) }),
    client.prefetchQuery({ ...sources.counted(), queryFn: () => listSources(ctx, { counts: true }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DashboardView {...shown} role={me(ctx).role} />
    </HydrationBoundary>
  );
}
