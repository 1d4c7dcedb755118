import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ActingView } from '@/components/acting/acting-view';
import { actingRules } from '@/components/acting/queries';
import { Page } from '@/components/shell/page';
import { EmptyState } from '@/components/ui/empty-state';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Acting' };

export default async function ActingPage() {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'acting.edit')) {
    return (
      <Page title="Acting">
        <EmptyState title="The rules of acting are set by admins">People says who they are.</EmptyState>
      </Page>
    );
  }
  const client = new QueryClient();
  client.setQueryData(actingRules.queryKey, await readActingRules(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ActingView />
    </HydrationBoundary>
  );
}
