import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TriageProvider } from '@/components/findings/triage-context';
import { FoldsView } from '@/components/folds/folds-view';
import { folds } from '@/components/folds/queries';
import { makeQueryClient } from '@/components/shell/query-client';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listFolds } from '@/lib/folds/read';
import { ListFoldsQuery } from '@/lib/folds/schema';
import { triageOf } from '../triage';

export const metadata: Metadata = { title: 'Posture' };

export default async function PosturePage({ searchParams }: PageProps<'/posture'>) {
  const ctx = await pageCtx();
  const { tab, text } = await searchParams;
  const asked = ListFoldsQuery.safeParse({ tab, text });
  const query = asked.success ? asked.data : ListFoldsQuery.parse({});
  const client = makeQueryClient();
  await client.prefetchQuery({ ...folds.list(query), queryFn: () => listFolds(ctx, query) });
  return (
    <TriageProvider value={await triageOf(ctx)}>
      <HydrationBoundary state={dehydrate(client)}>
        <FoldsView />
      </HydrationBoundary>
    </TriageProvider>
  );
}
