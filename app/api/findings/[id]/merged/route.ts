import { mergeAtOnce } from '@/lib/actions/at-once';
import { route } from '@/lib/api/route';
import { mergedFindings } from '@/lib/findings/merged';
import { FindingId, MergeBody, SplitBody } from '@/lib/findings/schema';
import { splitFindings } from '@/lib/findings/split';

export const GET = route({
  needs: 'findings.read',
  params: FindingId,
  handle: ({ ctx, params }) => mergedFindings(ctx, params.id),
});

export const POST = route({
  needs: 'findings.act',
  params: FindingId,
  body: MergeBody,
  handle: ({ ctx, params, body }) => mergeAtOnce(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'findings.act',
  params: FindingId,
  body: SplitBody,
  handle: ({ ctx, params, body }) => splitFindings(ctx, { ...params, ...body }),
});
