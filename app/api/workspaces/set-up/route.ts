import { publicRoute } from '@/lib/api/route';
import { SetUp } from '@/lib/workspaces/schema';
import { setUp } from '@/lib/workspaces/set-up';

export const POST = publicRoute({
  body: SetUp,
  handle: ({ body, requestId }) => setUp({ ...body, requestId }),
});
