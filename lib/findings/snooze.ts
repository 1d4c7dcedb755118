import 'server-only';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { isClosedCode, STATUS_CODES } from '@/lib/model/finding';
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
  return async (ctx) => {
    const { userId } = person(ctx);
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
      objection: (held) =>
        isClosedCode(held.status) ? { refused: 'It is closed: there is nothing to put aside.' } : null,
      apply: (ctx, held) => putAside(ctx, held, { until, userId }),
      record: () => ({ after: { until } }),
    };
  };
}

function checkAhead(until: string): void {
  const ms = Date.parse(until) - Date.now();
  if (ms > 0 && ms < LONGEST_MS) return;
  const message = ms > 0 ? 'At most a year ahead.' : 'The time it was to come back is past.';
  throw new AppError('bad_input', message, { until: message });
}

async function putAside(ctx: Ctx, held: readonly Held[], { until, userId }: { until: string; userId: string }) {
  // Put aside once more, it still comes back to what it was before the first time.
  await db(ctx).$executeRaw`
    insert into finding_snooze (workspace_id, finding_id, until, own_status, made_by)
    select ${ctx.workspaceId}::uuid, f.id, ${until}::timestamptz, f.own_status, ${userId}::uuid
    from finding f where f.workspace_id = ${ctx.workspaceId}::uuid and f.id = any(${held.map(({ id }) => id)}::uuid[])
    on conflict (workspace_id, finding_id) do update set until = excluded.until, made_by = excluded.made_by, made_at = now(),
      own_status = case excluded.own_status when ${SNOOZED}::smallint then finding_snooze.own_status else excluded.own_status end`;
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
