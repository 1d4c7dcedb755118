import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ranking } from '@/components/ranking/queries';
import { RankingView } from '@/components/ranking/ranking-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { getRanking } from '@/lib/findings/ranking';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Ranking' };

export default async function RankingPage() {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'ranking.edit')) notFound();
  const client = new QueryClient();
  client.setQueryData(ranking.current().queryKey, await getRanking(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RankingView />
    </HydrationBoundary>
  );
}
