import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AuditView } from '@/components/audit/audit-view';
import { audit } from '@/components/audit/queries';
import { Page } from '@/components/shell/page';
import { EmptyState } from '@/components/ui/empty-state';
import { listAudit } from '@/lib/audit/read';
import { auditQueryOf } from '@/lib/audit/schema';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { me } from '@/lib/people/me';
import { listPeople } from '@/lib/people/read';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditLogPage({ searchParams }: PageProps<'/settings/audit'>) {
  const ctx = await pageCtx();
  if (!may(me(ctx).role, 'audit.read')) {
    return (
      <Page title="Audit log">
        <EmptyState title="The audit log is for managers and admins" />
      </Page>
    );
  }
  const query = auditQueryOf(await searchParams);
  const [page, people] = [await listAudit(ctx, query), await listPeople(ctx)];
  const client = new QueryClient();
  client.setQueryData(audit.list(query).queryKey, page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditView query={query} people={people.map(({ id, name }) => ({ id, name }))} />
    </HydrationBoundary>
  );
}
