import type { Metadata } from 'next';
import { TagsView } from '@/components/tags/tags-view';
import { TAG_COLORS } from '@/lib/vendors/workato/about';
import { ItemPage, type SearchParams } from '../_items/item-page';

export const metadata: Metadata = { title: 'Tags' };

export default function TagsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <ItemPage noun="tag" searchParams={searchParams}>
      <TagsView colours={TAG_COLORS} />
    </ItemPage>
  );
}
