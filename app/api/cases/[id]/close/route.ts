import { route } from '@/lib/api/route';
import { closeCase } from '@/lib/cases/close';
import { CaseId, CloseCase } from '@/lib/cases/schema';

export const POST = route({
  needs: 'cases.edit',
  params: CaseId,
  body: CloseCase,
  handle: ({ ctx, params, body }) => closeCase(ctx, { ...params, ...body }),
});
