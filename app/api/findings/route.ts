import { jsonText } from '@/app/api/json-text';
import { changeAtOnce } from '@/lib/actions/at-once';
import { route } from '@/lib/api/route';
import { bounded } from '@/lib/findings/bounded';
import { listFindings } from '@/lib/findings/list';
import { BulkBody, ListQuery } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  query: ListQuery,
  handle: async ({ ctx, query }) => jsonText(await bounded(query.q, () => listFindings(ctx, query))),
});

export const PATCH = route({
  needs: 'findings.act',
  body: BulkBody,
  handle: ({ ctx, body }) => changeAtOnce(ctx, body),
});
