import { csvStream } from '@/lib/api/csv';
import { route } from '@/lib/api/route';
import { exportHistory } from '@/lib/findings/history';
import { FindingId } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  params: FindingId,
  handle: async ({ ctx, params }) => csvStream(`history ${params.id}`, await exportHistory(ctx, params.id)),
});
