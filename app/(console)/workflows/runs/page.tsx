import type { Metadata } from 'next';
import { RunsView } from '@/components/workflows/runs-view';
import { ItemPage, type SearchParams } from '../../_items/item-page';

export const metadata: Metadata = { title: 'Workflow runs' };

export default function RunsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <ItemPage noun="workflow_run" searchParams={searchParams}>
      <RunsView />
    </ItemPage>
  );
}
