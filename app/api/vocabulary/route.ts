import { route } from '@/lib/api/route';
import { listVocabulary } from '@/lib/vocabulary/read';
import { VocabularyQuery } from '@/lib/vocabulary/schema';

export const GET = route({
  needs: 'items.read',
  query: VocabularyQuery,
  handle: ({ ctx, query }) => listVocabulary(ctx, query),
});
