import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { FIRST_CLOSED_STATUS, isClosedCode, STATUS_CODES } from '@/lib/model/finding';
import { changeFinding, type Held, type MakePlan, setColumns } from './change';
import type { FindingRow } from './shapes';

const SNOOZED = STATUS_CODES.snoozed;
const LONGEST_MS = 366 * 86_400_000;

/** Puts a finding aside until a time, or until it gets worse; null brings it back. Its vendor is not told. */
export function snoozeFinding(
  ctx: Ctx,
  input: { id: string; until: string | null; version: number },
): Promise<FindingRow> {
  return changeFinding(ctx, input, planSnooze(input.until));
}

export function planSnooze(until: string | null): MakePlan {
  return async () => {
    if (until === null) {
      return {
        action: 'finding.wake',
        movesVersion: true,
        objection: ({ own_status }) => (own_status === SNOOZED ? null : 'same'),
        apply: bringBack,
        record: () => ({ after: { why: 'asked' } }),
      };
    }
    checkAhead(until);
    return {
      action: 'finding.snooze',
      movesVersion: true,
      objection: refusal,
      apply: (ctx, held) => putAside(ctx, held, until),
      record: () => ({ after: { until } }),
    };
  };
}

/** What we closed comes back by being put aside; what the vendor has closed, or has no more, does not. */
function refusal({ gone, status, own_status, vendor_status_code, leader_id }: Held): { refused: string } | null {
  if (leader_id !== null)
    return { refused: 'It is merged into another finding: snooze that one, or split it off first.' };
  const isTheirs = gone || vendor_status_code === STATUS_CODES.resolved || own_status === null;
  return isTheirs && isClosedCode(status) ? { refused: 'It is closed: there is nothing to put aside.' } : null;
}

/** Throws `bad_input` for a time that is past or too far ahead. */
export function checkAhead(until: string): void {
  const ms = Date.parse(until) - Date.now();
  if (ms > 0 && ms < LONGEST_MS) return;
  const message = ms > 0 ? 'At most a year ahead.' : 'The time it was to come back is past.';
  throw new AppError('bad_input', message, { until: message });
}

async function putAside(ctx: Ctx, held: readonly Held[], until: string) {
  // Put aside once more, it still comes back to what it was before the first time; what was closed comes back open.
  await db(ctx).$executeRaw`
    insert into finding_snooze as z (workspace_id, finding_id, until, own_status, made_by)
    select ${ctx.workspaceId}::uuid, f.id, ${until}::timestamptz, case when f.own_status < ${FIRST_CLOSED_STATUS} then f.own_status end,
      ${ctx.actor.userId}::uuid
    from finding f where f.workspace_id = ${ctx.workspaceId}::uuid and f.id = any(${held.map(({ id }) => id)}::uuid[])
    on conflict (workspace_id, finding_id) do update set until = excluded.until, made_by = excluded.made_by, made_at = now(),
      own_status = case when (select f.own_status >= ${FIRST_CLOSED_STATUS} from finding f
        where f.workspace_id = z.workspace_id and f.id = z.finding_id) then z.own_status else excluded.own_status end`;
  await setColumns(ctx, held, { ownStatus: SNOOZED });
}

async function bringBack(ctx: Ctx, held: readonly Held[]): Promise<void> {
  const ids = held.map(({ id }) => id);
  await db(ctx).$executeRaw`
    with back as (delete from finding_snooze where workspace_id = ${ctx.workspaceId}::uuid
      and finding_id = any(${ids}::uuid[]) returning finding_id, own_status)
    update finding f set own_status = back.own_status, version = f.version + 1 from back
    where f.workspace_id = ${ctx.workspaceId}::uuid and f.id = back.finding_id`;
}
