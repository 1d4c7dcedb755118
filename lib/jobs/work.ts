import 'server-only';
import { CLOSE_COMMANDS, whyNotClosed } from '@/lib/actions/closing';
import { checkPossible, readInput } from '@/lib/actions/request';
import { ACTION_RULES } from '@/lib/actions/rules';
import type { Permission } from '@/lib/auth/permissions';
import { AppError } from '@/lib/errors';
import { closesAtVendor } from '@/lib/findings/derive';
import { checkAhead } from '@/lib/findings/snooze';
import type { CommandKind } from '@/lib/model/command';
import type { Kind } from '@/lib/model/finding';
import { aboutById } from '@/lib/vendors/catalogue';
import type { JobWork } from './schema';

type At = { kind: Kind; connection: { vendor: string; settings: unknown; state: string } };

export function permissionOf(work: JobWork): Permission {
  return work.type === 'command' ? ACTION_RULES[work.command].permission : 'findings.act';
}

/** What is sent to the vendor of such a finding; null where the work stays here. */
export function commandFor(work: JobWork, kind: Kind): CommandKind | null {
  if (work.type === 'command') return work.command;
  return work.type === 'close' ? (CLOSE_COMMANDS[kind] ?? null) : null;
}

/** Why the work cannot be done to findings of this kind at this tenant, in words for the person; null when it can. */
export function whyNot(work: JobWork, { kind, connection }: At): string | null {
  if (work.type === 'change') {
    const isClose = work.change.type === 'status' && work.change.status === 'resolved';
    return isClose && closesAtVendor(kind) ? 'This vendor takes a close: use Close, which tells it.' : null;
  }
  const command = commandFor(work, kind);
  if (command === null) return null;
  const { on } = ACTION_RULES[command];
  if (typeof on === 'string' || !('finding' in on) || !on.finding.includes(kind)) {
    return 'This action is not for this kind of finding.';
  }
  const { vendor, settings, state: connectionState } = connection;
  const why = refusalOf(() => checkPossible({ command }, { vendor, settings, connectionState }));
  if (why !== null || work.type !== 'close') return why;
  const about = aboutById(vendor);
  return whyNotClosed(
    { command: CLOSE_COMMANDS[kind] ?? null, about, settings, isClosed: false, isOnItsWay: false, tenantOff: null },
    work,
  );
}

/** Throws `bad_input` for what no finding could be given. */
export function checkWork(work: JobWork): void {
  if (work.type === 'change' && work.change.type === 'snooze' && work.change.until !== null)
    checkAhead(work.change.until);
  if (work.type !== 'command') return;
  const { on } = ACTION_RULES[work.command];
  if (typeof on === 'string' || !('finding' in on)) {
    throw new AppError('bad_input', 'This command is not for findings.', { 'work.command': 'not for findings' });
  }
  readInput(work);
}

/** The sentence of a refusal made for people. */
function refusalOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
