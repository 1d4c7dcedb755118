import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Purpose } from '@/lib/live/schema';

type Looked = {
  connectionId: string;
  /** The read's name. */
  read: string;
  params: Record<string, string>;
  purpose: string | undefined;
  /** The vendor's id of the finding that it is about. */
  externalId: string | undefined;
};

/** Who looks at evidence and why, on record before the vendor is called. Throws `bad_input` without a purpose. */
export async function recordEvidence(ctx: Ctx, { externalId, purpose, ...looked }: Looked): Promise<void> {
  const stated = Purpose.safeParse(purpose);
  if (!stated.success) {
    const message = stated.error.issues[0]?.message ?? 'Say what it is needed for.';
    throw new AppError('bad_input', 'Evidence is shown for a stated purpose only.', { purpose: message });
  }
  const { connectionId } = looked;
  const [finding] = await rows<{ id: string }>(
    ctx,
    'select id from finding where workspace_id = $1 and connection_id = $2 and external_id = $3 limit 1',
    [ctx.workspaceId, connectionId, externalId ?? ''],
  );
  const subject = finding ? { kind: 'finding', id: finding.id } : { kind: 'connection', id: connectionId };
  const after = { ...looked, purpose: stated.data };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'finding.evidence', subject, after }));
}
