import { route } from '@/lib/api/route';
import { getBoard } from '@/lib/boards/read';
import { removeBoard } from '@/lib/boards/remove';
import { BoardId, BoardVersion, UpdateBoard } from '@/lib/boards/schema';
import { updateBoard } from '@/lib/boards/update';

export const GET = route({
  needs: 'dashboards.read',
  params: BoardId,
  handle: ({ ctx, params }) => getBoard(ctx, params),
});

export const PUT = route({
  needs: 'dashboards.own',
  params: BoardId,
  body: UpdateBoard,
  handle: ({ ctx, params, body }) => updateBoard(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'dashboards.own',
  params: BoardId,
  body: BoardVersion,
  handle: ({ ctx, params, body }) => removeBoard(ctx, { ...params, ...body }),
});
