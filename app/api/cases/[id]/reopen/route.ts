import { route } from '@/lib/api/route';
import { reopenCase } from '@/lib/cases/reopen';
import { CaseId, CaseVersion } from '@/lib/cases/schema';

export const POST = route({
  needs: 'cases.edit',
  params: CaseId,
  body: CaseVersion,
  handle: ({ ctx, params, body }) => reopenCase(ctx, { ...params, ...body }),
});
