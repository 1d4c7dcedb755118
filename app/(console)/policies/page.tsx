import type { Metadata } from 'next';
import { PoliciesView } from '@/components/policies/policies-view';
import { ItemPage, type SearchParams } from '../_items/item-page';

export const metadata: Metadata = { title: 'Policies' };

export default function PoliciesPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <ItemPage noun="policy" searchParams={searchParams}>
      <PoliciesView />
    </ItemPage>
  );
}
