import { route } from '@/lib/api/route';
import { FoldId, TakeBackFold } from '@/lib/folds/schema';
import { takeBackFold } from '@/lib/folds/take-back';

export const POST = route({
  needs: 'findings.act',
  params: FoldId,
  body: TakeBackFold,
  handle: ({ ctx, params, body }) => takeBackFold(ctx, { ...params, ...body }),
});
