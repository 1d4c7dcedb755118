import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { nameOf, SEVERITY_CODES, type Severity } from '@/lib/model/finding';
import { changeFinding, type MakePlan, setColumns } from './change';
import type { FindingRow } from './shapes';

/** Puts our severity over the vendor's, which is kept; null lets the vendor's count again. */
export function setSeverity(
  ctx: Ctx,
  input: { id: string; severity: Severity | null; version: number },
): Promise<FindingRow> {
  return changeFinding(ctx, input, planSeverity(input.severity));
}

export function planSeverity(severity: Severity | null): MakePlan {
  const code = severity === null ? null : SEVERITY_CODES[severity];
  return async () => ({
    action: 'finding.set_severity',
    movesVersion: true,
    objection: (held) => (held.own_severity === code ? 'same' : null),
    apply: (ctx, held) => setColumns(ctx, held, { ownSeverity: code }),
    record: (held) => ({
      before: {
        severity: nameOf(SEVERITY_CODES, held.severity),
        ownSeverity: held.own_severity === null ? null : nameOf(SEVERITY_CODES, held.own_severity),
      },
      after: { ownSeverity: severity },
    }),
  });
}
