import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CasesView } from '@/components/cases/cases-view';
import { cases } from '@/components/cases/queries';
import { TriageProvider } from '@/components/findings/triage-context';
import { makeQueryClient } from '@/components/shell/query-client';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listCases } from '@/lib/cases/read';
import { ListCasesQuery } from '@/lib/cases/schema';
import { triageOf } from '../triage';

export const metadata: Metadata = { title: 'Cases' };

export default async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const ctx = await pageCtx();
  const state = (await searchParams).state === 'closed' ? 'closed' : 'open';
  const client = makeQueryClient();
  await client.prefetchInfiniteQuery({
    ...cases.list({ state, text: '' }),
    queryFn: () => listCases(ctx, ListCasesQuery.parse({ state })),
  });
  return (
    <TriageProvider value={await triageOf(ctx)}>
      <HydrationBoundary state={dehydrate(client)}>
        <CasesView />
      </HydrationBoundary>
    </TriageProvider>
  );
}
