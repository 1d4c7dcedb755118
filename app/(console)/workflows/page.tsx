import type { Metadata } from 'next';
import { WorkflowsView } from '@/components/workflows/workflows-view';
import { ItemPage, type SearchParams } from '../_items/item-page';

export const metadata: Metadata = { title: 'Workflows' };

export default function WorkflowsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <ItemPage noun="workflow" searchParams={searchParams}>
      <WorkflowsView />
    </ItemPage>
  );
}
