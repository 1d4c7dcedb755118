import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readWork } from '@/app/api/me/work/read-work';
import { Page } from '@/components/shell/page';
import { work } from '@/components/work/queries';
import { WorkView } from '@/components/work/work-view';
import { pageCtx } from '@/lib/auth/page-ctx';

export const metadata: Metadata = { title: 'My work' };

export default async function WorkPage() {
  const ctx = await pageCtx();
  const client = new QueryClient();
  // A failed read is not carried over: the browser asks again, and says what failed.
  await client.prefetchQuery({ ...work.of(null), queryFn: () => readWork(ctx, null) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Page title="My work">
        <WorkView />
      </Page>
    </HydrationBoundary>
  );
}
