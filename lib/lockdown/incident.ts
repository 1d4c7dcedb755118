import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import { KIND_CODES } from '@/lib/model/finding';

/** The record of a DLP incident of this workspace. Throws `not_found`, also for another workspace's. */
export async function incidentRecord(ctx: Ctx, id: string): Promise<unknown> {
  const [found] = await rows<{ kind: number; raw: unknown }>(
    ctx,
    `select f.kind, r.raw from finding f left join finding_raw r on r.workspace_id = $1 and r.finding_id = f.id
     where f.workspace_id = $1 and f.id = $2`,
    [ctx.workspaceId, id],
    'lockdown_incident',
  );
  if (!found) throw new AppError('not_found', 'There is no such finding.');
  if (found.kind !== KIND_CODES.dlp_incident) throw new AppError('not_possible', 'Only a DLP incident names a file.');
  return found.raw ?? {};
}
