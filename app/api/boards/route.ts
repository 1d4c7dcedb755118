import { route } from '@/lib/api/route';
import { createBoard } from '@/lib/boards/create';
import { listBoards } from '@/lib/boards/read';
import { CreateBoard } from '@/lib/boards/schema';

export const GET = route({ needs: 'dashboards.read', handle: ({ ctx }) => listBoards(ctx) });

export const POST = route({
  needs: 'dashboards.own',
  body: CreateBoard,
  handle: async ({ ctx, body }) => Response.json(await createBoard(ctx, body), { status: 201 }),
});
