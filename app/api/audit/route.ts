import { route } from '@/lib/api/route';
import { listAudit } from '@/lib/audit/read';
import { AuditQuery } from '@/lib/audit/schema';

export const GET = route({
  needs: 'audit.read',
  query: AuditQuery,
  handle: ({ ctx, query }) => listAudit(ctx, query),
});
