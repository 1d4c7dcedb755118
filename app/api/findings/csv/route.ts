import { csvStream } from '@/lib/api/csv';
import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { exportFindings } from '@/lib/findings/export';
import { ExportQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: ExportQuery,
  handle: async ({ ctx, query }) =>
    csvStream(
      `findings ${new Date().toISOString().slice(0, 10)}`,
      await bounded(query.q, () => exportFindings(ctx, query)),
    ),
});
