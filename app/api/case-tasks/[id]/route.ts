import { route } from '@/lib/api/route';
import { changeTask } from '@/lib/cases/change-task';
import { CaseId, ChangeTask } from '@/lib/cases/schema';

export const PATCH = route({
  needs: 'cases.edit',
  params: CaseId,
  body: ChangeTask,
  handle: ({ ctx, params, body }) => changeTask(ctx, { ...params, ...body }),
});
