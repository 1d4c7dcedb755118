import { route } from '@/lib/api/route';
import { mapWord } from '@/lib/vocabulary/map-word';
import { AliasBody } from '@/lib/vocabulary/schema';

export const POST = route({
  needs: 'tags.edit',
  body: AliasBody,
  handle: ({ ctx, body }) => mapWord(ctx, body),
});
