import { requestBulk } from '@/lib/actions/request-bulk';
import { BulkBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({ needs: 'findings.act', body: BulkBody, handle: ({ ctx, body }) => requestBulk(ctx, body) });
