import type { Metadata } from 'next';
import { AdminsOnly } from '@/components/connections/admins-only';
import { ConnectionForm } from '@/components/connections/connection-form';
import { VendorChoice } from '@/components/connections/vendor-choice';
import { pageCtx } from '@/lib/auth/page-ctx';
import { may } from '@/lib/auth/permissions';
import { listVendors } from '@/lib/connections/catalogue';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Connect a tenant' };

export default async function NewConnectionPage({ searchParams }: PageProps<'/settings/connections/new'>) {
  const { role, workspace } = me(await pageCtx());
  if (!may(role, 'connections.edit')) return <AdminsOnly />;
  const { vendors } = listVendors();
  const wanted = (await searchParams).vendor;
  const vendor = vendors.find(({ id }) => id === wanted);
  if (!vendor) return <VendorChoice vendors={vendors} />;
  return <ConnectionForm key={vendor.id} vendor={vendor} mayDiffer={vendor.customOrigin || workspace.sandbox} />;
}
