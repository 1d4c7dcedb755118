import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { rules } from '@/components/rules/queries';
import { RulesView } from '@/components/rules/rules-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { me } from '@/lib/people/me';
import { listRules } from '@/lib/rules/read';

export const metadata: Metadata = { title: 'Rules' };

export default async function RulesPage() {
  const ctx = await pageCtx();
  const { role } = me(ctx);
  if (!may(role, 'rules.read')) notFound();
  const client = new QueryClient();
  client.setQueryData(rules.list().queryKey, await listRules(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RulesView canEdit={may(role, 'rules.manage')} />
    </HydrationBoundary>
  );
}
