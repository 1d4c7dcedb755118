import { csvStream } from '@/lib/api/csv';
import { route } from '@/lib/api/route';
import { exportAudit } from '@/lib/audit/export';
import { AuditQuery } from '@/lib/audit/schema';

export const GET = route({
  needs: 'audit.read',
  query: AuditQuery,
  handle: async ({ ctx, query }) =>
    csvStream(`audit log ${new Date().toISOString().slice(0, 10)}`, await exportAudit(ctx, query)),
});
