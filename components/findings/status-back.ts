import type { FindingRow } from '@/lib/findings/shapes';
import type { OwnChange } from './deeds';

/** Rows that were alike in our status come back by one change. */
export function statusKey({ ownStatus, snoozedUntil }: Pick<FindingRow, 'ownStatus' | 'snoozedUntil'>): string {
  return `${ownStatus} ${snoozedUntil}`;
}

/** What makes our status again what it was. */
export function statusBack({ ownStatus, snoozedUntil }: Pick<FindingRow, 'ownStatus' | 'snoozedUntil'>): OwnChange {
  if (ownStatus === 'snoozed') return { type: 'snooze', until: snoozedUntil };
  // Only rules suppress, and once: undone, it is shown as the vendor has it. What is merged stays so until it is split off.
  const isSettable = ownStatus !== 'unknown' && ownStatus !== 'suppressed' && ownStatus !== 'merged';
  return { type: 'status', status: isSettable ? ownStatus : null };
}
