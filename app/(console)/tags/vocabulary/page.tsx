import type { Metadata } from 'next';
import { makeQueryClient } from '@/components/shell/query-client';
import { vocabulary } from '@/components/vocabulary/queries';
import { VOCABULARY_ADDRESS } from '@/components/vocabulary/vocabulary-address';
import { VocabularyView } from '@/components/vocabulary/vocabulary-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listVocabulary } from '@/lib/vocabulary/read';
import { addressOf, fillSources, ItemBoundary, type SearchParams } from '../../_items/item-page';

export const metadata: Metadata = { title: 'Vocabulary' };

export default async function VocabularyPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await pageCtx();
  const { text } = VOCABULARY_ADDRESS.read(addressOf(await searchParams));
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery({ ...vocabulary.list(text), queryFn: () => listVocabulary(ctx, { text }) }),
    fillSources(client, ctx),
  ]);
  return (
    <ItemBoundary ctx={ctx} client={client}>
      <VocabularyView />
    </ItemBoundary>
  );
}
