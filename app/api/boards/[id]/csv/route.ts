import { csvFile } from '@/lib/api/csv';
import { route } from '@/lib/api/route';
import { boardRows } from '@/lib/boards/csv';
import { boardNumbers } from '@/lib/boards/numbers';
import { getBoard } from '@/lib/boards/read';
import { BoardDays, BoardId } from '@/lib/boards/schema';

export const GET = route({
  needs: 'dashboards.read',
  params: BoardId,
  query: BoardDays,
  handle: async ({ ctx, params, query }) => {
    const board = await getBoard(ctx, params);
    return csvFile(`dashboard ${board.name}`, boardRows(board, await boardNumbers(ctx, { ...params, ...query })));
  },
});
