import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { closesAtVendor } from '@/lib/findings/derive';
import type { CommandInput } from '@/lib/model/command';
import { isClosedCode, KIND_CODES, type Kind, nameOf, type Verdict } from '@/lib/model/finding';
import type { About } from '@/lib/vendors/about';
import { aboutById } from '@/lib/vendors/catalogue';
import { whyTenantOff } from './tenant-off';

export type CloseCommand = 'dlp.close' | 'edge.close';
/** What closing a finding means: a command to its vendor, our own status, or nothing but a verdict where it is closed. */
export type Closing = {
  id: string;
  kind: Kind;
  command: CloseCommand | null;
  isClosed: boolean;
  /** A close that has left, or will: a second one would be a second write. */
  isOnItsWay: boolean;
  about: About;
  settings: unknown;
  /** Why nothing can be sent to its tenant; null where it can. */
  tenantOff: string | null;
};
type Said = {
  verdict: Verdict;
  note: string;
  resolutionLabel?: { key: string; value: string };
  incidentStatus?: number;
};

/** The command that closes a finding at its vendor; a kind that is not here is closed here only. */
export const CLOSE_COMMANDS: Partial<Record<Kind, CloseCommand>> = {
  dlp_incident: 'dlp.close',
  edge_alert: 'edge.close',
};
const UNSETTLED = ['held', 'queued', 'claimed', 'sending', 'unclear', 'reading_back'];

/** The findings of these ids as closing sees them; ids of nobody's are left out. */
export async function closingsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Closing>> {
  const where = { workspaceId: ctx.workspaceId };
  const found = await db(ctx).finding.findMany({
    where: { ...where, id: { in: [...ids] } },
    select: {
      id: true,
      kind: true,
      status: true,
      connection: { select: { vendor: true, settings: true, state: true } },
    },
  });
  const under = await db(ctx).action.findMany({
    where: {
      ...where,
      findingId: { in: [...ids] },
      command: { in: Object.values(CLOSE_COMMANDS) },
      state: { in: UNSETTLED },
    },
    select: { findingId: true },
  });
  const onTheirWay = new Set(under.map(({ findingId }) => findingId));
  return new Map(
    found.map(({ id, kind: code, status, connection }) => {
      const kind = nameOf(KIND_CODES, code);
      const command = closesAtVendor(kind) ? (CLOSE_COMMANDS[kind] ?? null) : null;
      return [
        id,
        {
          id,
          kind,
          command,
          isClosed: isClosedCode(status),
          isOnItsWay: onTheirWay.has(id),
          about: aboutById(connection.vendor),
          settings: connection.settings,
          tenantOff: whyTenantOff(connection.state),
        },
      ];
    }),
  );
}

/** Why a finding cannot be closed like this, in words for the person; null when it can. */
export function whyNotClosed(closing: Omit<Closing, 'id' | 'kind'>, said: Said): string | null {
  const { command, about, settings, isClosed, isOnItsWay } = closing;
  if (isOnItsWay) return 'A close of this finding is already on its way to the vendor.';
  if (isClosed || command !== 'edge.close') return null;
  const off = about.whyOff?.(settings, command);
  if (off) return off;
  if (said.incidentStatus === undefined) return 'Choose the incident status that Edge shall show.';
  const isNamed = about.choices?.(settings, command).some(({ value }) => value === said.incidentStatus);
  return isNamed ? null : 'This number has no name in the label map of its tenant.';
}

/** The input of the close as its vendor takes it. Of our verdicts the DLP API knows one. */
export function closeInput(command: CloseCommand, said: Said): Record<string, unknown> {
  if (command === 'edge.close') {
    return { incidentStatus: said.incidentStatus ?? 0, noteText: said.note } satisfies CommandInput<'edge.close'>;
  }
  return {
    notes: said.note,
    ...(said.verdict === 'false_positive' ? { resolutionCode: 'FALSE_POSITIVE' as const } : {}),
    ...(said.resolutionLabel ? { resolutionLabel: said.resolutionLabel } : {}),
  } satisfies CommandInput<'dlp.close'>;
}
