import { route } from '@/lib/api/route';
import { acceptFold } from '@/lib/folds/accept';
import { listFolds } from '@/lib/folds/read';
import { AcceptFold, ListFoldsQuery } from '@/lib/folds/schema';

export const GET = route({
  needs: 'findings.read',
  query: ListFoldsQuery,
  handle: ({ ctx, query }) => listFolds(ctx, query),
});

export const POST = route({
  needs: 'findings.act',
  body: AcceptFold,
  handle: ({ ctx, body }) => acceptFold(ctx, body),
});
