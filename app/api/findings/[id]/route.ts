import { jsonText } from '@/app/api/json-text';
import { route } from '@/lib/api/route';
import { getFinding } from '@/lib/findings/detail';
import { FindingId } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  params: FindingId,
  handle: async ({ ctx, params }) => jsonText(await getFinding(ctx, params.id)),
});
