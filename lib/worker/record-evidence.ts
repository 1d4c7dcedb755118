import 'server-only';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db, inTx } from '@/lib/db/tx';
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

// A record without a finding of ours is told from others by what was asked for.
const SEEN = `select count(*)::int as seen,
    ceil(extract(epoch from min(last) filter (where what <> $3) + interval '1 hour' - clock_timestamp()) / 60)::int as minutes
  from (select what, max(at) as last from (select at,
        case subject_kind when 'finding' then subject_id else concat(subject_id, after -> 'params') end as what
      from audit_event where workspace_id = $1 and actor_id = $2 and action = 'finding.evidence'
        and at > clock_timestamp() - interval '1 hour') looks
    group by what) seen`;

/**
 * Who looks at evidence and why, on record before the vendor is called. Throws `bad_input` without a purpose, and
 * `throttled` for a person who has seen that of as many findings as the workspace allows within an hour.
 */
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
  const { evidencePerHour } = await readActingRules(ctx);
  await inTx(ctx, async (ctx) => {
    // The record first: whoever of one workspace writes next waits for it, so no two looks are counted past each other.
    await writeAudit(ctx, { action: 'finding.evidence', subject, after });
    await checkSeen(ctx, subject.id, evidencePerHour);
  });
}

async function checkSeen(ctx: Ctx, now: string, most: number): Promise<void> {
  const [row] = await db(ctx).$queryRawUnsafe<{ seen: number; minutes: number | null }[]>(
    SEEN,
    ctx.workspaceId,
    ctx.actor.userId,
    now,
  );
  if (!row || row.seen <= most) return;
  const wait = Math.max(1, row.minutes ?? 1);
  throw new AppError(
    'throttled',
    `You have seen the evidence of ${most} findings within an hour, which is the most here. Look again in ${wait} min.`,
  );
}
