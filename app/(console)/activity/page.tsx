import type { Metadata } from 'next';
import { ActivityView } from '@/components/activity/activity-view';
import { ItemPage, type SearchParams } from '../_items/item-page';

export const metadata: Metadata = { title: 'Activity' };

export default function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <ItemPage noun="activity" searchParams={searchParams}>
      <ActivityView />
    </ItemPage>
  );
}
