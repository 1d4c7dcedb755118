import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { sandbox } from '@/components/sandbox/queries';
import { SandboxView } from '@/components/sandbox/sandbox-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { listVendors } from '@/lib/connections/catalogue';
import { me } from '@/lib/people/me';
import { hasSandbox } from '@/lib/rehearsal/control';
import { readSwitchboard } from '@/lib/rehearsal/read';

export const metadata: Metadata = { title: 'Sandbox' };

export default async function SandboxPage() {
  const ctx = await pageCtx();
  if (!hasSandbox() || !may(me(ctx).role, 'sandbox.rehearse')) notFound();
  const client = new QueryClient();
  // What fails is not carried over: the browser asks again, and says what failed.
  await client.prefetchQuery({ ...sandbox.switchboard(), queryFn: () => readSwitchboard(ctx) });
  const vendors = Object.fromEntries(listVendors().vendors.map(({ id, label }) => [id, label]));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SandboxView vendors={vendors} />
    </HydrationBoundary>
  );
}
