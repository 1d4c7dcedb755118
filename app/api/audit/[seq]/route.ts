import { z } from 'zod';
import { route } from '@/lib/api/route';
import { getAudit } from '@/lib/audit/read';

export const GET = route({
  needs: 'audit.read',
  params: z.object({
    seq: z.coerce
      .number()
      .int()
      .positive()
      .max(10 ** 15),
  }),
  handle: ({ ctx, params }) => getAudit(ctx, params.seq),
});
