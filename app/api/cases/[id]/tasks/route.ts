import { route } from '@/lib/api/route';
import { addTask } from '@/lib/cases/add-task';
import { AddTask, CaseId } from '@/lib/cases/schema';

export const POST = route({
  needs: 'cases.edit',
  params: CaseId,
  body: AddTask,
  handle: ({ ctx, params, body }) => addTask(ctx, { ...params, ...body }),
});
