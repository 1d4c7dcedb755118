import { route } from '@/lib/api/route';
import { changeCase } from '@/lib/cases/change';
import { getCase } from '@/lib/cases/read';
import { CaseId, ChangeCase } from '@/lib/cases/schema';

export const GET = route({
  needs: 'cases.read',
  params: CaseId,
  handle: ({ ctx, params }) => getCase(ctx, params.id),
});

export const PATCH = route({
  needs: 'cases.edit',
  params: CaseId,
  body: ChangeCase,
  handle: ({ ctx, params, body }) => changeCase(ctx, { ...params, ...body }),
});
