import { route } from '@/lib/api/route';
import { addDecision } from '@/lib/cases/add-decision';
import { CaseId, DecisionBody } from '@/lib/cases/schema';

export const POST = route({
  needs: 'cases.edit',
  params: CaseId,
  body: DecisionBody,
  handle: ({ ctx, params, body }) => addDecision(ctx, { ...params, ...body }),
});
