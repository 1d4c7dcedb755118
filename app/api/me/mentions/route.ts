import { route } from '@/lib/api/route';
import { listMentions, seeMentions } from '@/lib/findings/mentions';
import { ListMentions, SeeMentions } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: ListMentions,
  handle: ({ ctx, query }) => listMentions(ctx, query),
});

export const PUT = route({
  needs: 'findings.read',
  body: SeeMentions,
  handle: ({ ctx, body }) => seeMentions(ctx, body),
});
