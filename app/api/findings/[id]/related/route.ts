import { route } from '@/lib/api/route';
import { relatedFindings } from '@/lib/findings/related';
import { FindingId } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  params: FindingId,
  handle: ({ ctx, params }) => relatedFindings(ctx, params.id),
});
