import { route } from '@/lib/api/route';
import { linkFindings } from '@/lib/cases/link';
import { CaseFindings, CaseId } from '@/lib/cases/schema';
import { unlinkFindings } from '@/lib/cases/unlink';

export const POST = route({
  needs: 'cases.edit',
  params: CaseId,
  body: CaseFindings,
  handle: ({ ctx, params, body }) => linkFindings(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'cases.edit',
  params: CaseId,
  body: CaseFindings,
  handle: ({ ctx, params, body }) => unlinkFindings(ctx, { ...params, ...body }),
});
