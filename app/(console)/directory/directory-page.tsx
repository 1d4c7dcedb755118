import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { DirectoryView } from '@/components/directory/directory-view';
import { NotForManagers } from '@/components/directory/not-for-managers';
import { operations } from '@/components/operations/queries';
import { makeQueryClient } from '@/components/shell/query-client';
import { sources } from '@/components/sources/queries';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { listOperations } from '@/lib/operations/describe';
import { me } from '@/lib/people/me';
import { listSources } from '@/lib/sources/read';

/** The directory with its tenants and their operations in the first answer; what a vendor holds is asked for by the browser. */
export async function DirectoryPage({ resourceId }: { resourceId: string | null }) {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'operations.read')) return <NotForManagers />;
  const client = makeQueryClient();
  const known = await client.fetchQuery({ ...sources.list(), queryFn: () => listSources(ctx) });
  const edge = known.sources.find(({ vendor }) => vendor === 'lacework-edge');
  if (edge) {
    await client.prefetchQuery({
      ...operations.list(edge.id),
      queryFn: () => listOperations(ctx, { id: edge.id }),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DirectoryView resourceId={resourceId} />
    </HydrationBoundary>
  );
}
