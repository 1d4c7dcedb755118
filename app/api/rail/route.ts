import type { RailCounts } from '@/components/shell/rail-counts';
import { route } from '@/lib/api/route';
import { countFindings } from '@/lib/findings/counts';
import { listSources } from '@/lib/sources/read';

/** What the rail shows beside its items, in one question. */
export const GET = route({
  needs: 'findings.read',
  handle: async ({ ctx }): Promise<RailCounts> => {
    const [open, { sources }] = await Promise.all([countFindings(ctx, 'is:open'), listSources(ctx)]);
    const stale = sources.filter(({ word }) => word === 'stale' || word === 'failing').length;
    return { counts: { queue: open.total }, staleSources: stale };
  },
});
