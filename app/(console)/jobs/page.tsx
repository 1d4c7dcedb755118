import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { JobsView } from '@/components/jobs/jobs-view';
import { jobs } from '@/components/jobs/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listJobs } from '@/lib/jobs/read';

export const metadata: Metadata = { title: 'Jobs' };

export default async function JobsPage() {
  const ctx = await pageCtx();
  const client = new QueryClient();
  await client.prefetchQuery({ ...jobs.list(), queryFn: () => listJobs(ctx, { limit: 50 }) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <JobsView />
    </HydrationBoundary>
  );
}
