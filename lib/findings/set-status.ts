import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { isClosedCode, KIND_CODES, nameOf, STATUS_CODES, type Status } from '@/lib/model/finding';
import { changeFinding, type Held, type MakePlan, setColumns } from './change';
import { closesAtVendor } from './derive';
import type { FindingRow } from './shapes';

const MERGED = 'It is merged into another finding: set the status there, or split it off first.';

/** Sets our own status; null lets the vendor's count again. Closing what the vendor can close is an action, not a status. */
export function setStatus(
  ctx: Ctx,
  input: { id: string; status: Status | null; version: number },
): Promise<FindingRow> {
  return changeFinding(ctx, input, planStatus(input.status));
}

export function planStatus(status: Status | null): MakePlan {
  const code = status === null ? null : STATUS_CODES[status];
  return async () => ({
    action: 'finding.set_status',
    movesVersion: true,
    objection: (held) => (isSo(held, code) ? 'same' : refusal(held, status)),
    apply: (ctx, held) => setColumns(ctx, held, { ownStatus: code }),
    record: (held) => ({
      before: {
        status: nameOf(STATUS_CODES, held.status),
        ownStatus: held.own_status === null ? null : nameOf(STATUS_CODES, held.own_status),
      },
      after: { ownStatus: status },
    }),
  });
}

/** Given back to the vendor, what is merged stays merged. */
function isSo({ own_status }: Held, code: number | null): boolean {
  return own_status === code || (code === null && own_status === STATUS_CODES.merged);
}

function refusal(held: Held, status: Status | null): { refused: string } | null {
  if (status === null) return null;
  if (held.gone) return { refused: 'It is no longer seen at the vendor, so it stays resolved.' };
  if (held.vendor_status_code === STATUS_CODES.resolved)
    return { refused: 'The vendor has it as resolved, so it stays resolved.' };
  if (held.leader_id !== null && !isClosedCode(STATUS_CODES[status])) return { refused: MERGED };
  if (status === 'resolved' && closesAtVendor(nameOf(KIND_CODES, held.kind))) {
    return { refused: 'This vendor takes a close: use Close, which tells it. A status here alone would not.' };
  }
  return null;
}
