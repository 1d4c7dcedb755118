import { route } from '@/lib/api/route';
import { addLabel } from '@/lib/findings/add-label';
import { removeLabel } from '@/lib/findings/remove-label';
import { FindingId, LabelBody } from '@/lib/findings/schema';

export const POST = route({
  needs: 'findings.act',
  params: FindingId,
  body: LabelBody,
  handle: ({ ctx, params, body }) => addLabel(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'findings.act',
  params: FindingId,
  query: LabelBody,
  handle: ({ ctx, params, query }) => removeLabel(ctx, { ...params, ...query }),
});
