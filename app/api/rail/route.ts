import type { RailCounts } from '@/components/shell/rail-counts';
import { countAsked } from '@/lib/actions/asked';
import { route } from '@/lib/api/route';
import { countFindings } from '@/lib/findings/counts';
import { countWaitingRuns } from '@/lib/items/waiting-runs';
import { listSources } from '@/lib/sources/read';

/** What the rail shows beside its items, in one question. */
export const GET = route({
  needs: 'findings.read',
  handle: async ({ ctx }): Promise<RailCounts> => {
    const [open, suppressed, runs, asked, { sources }] = await Promise.all([
      countFindings(ctx, 'is:open'),
      countFindings(ctx, 'is:suppressed'),
      countWaitingRuns(ctx),
      countAsked(ctx),
      listSources(ctx),
    ]);
    const stale = sources.filter(({ word }) => ['stale', 'silent', 'failing'].includes(word)).length;
    return {
      counts: { queue: open.total, approvals: runs + asked },
      suppressed: suppressed.total,
      staleSources: stale,
    };
  },
});
