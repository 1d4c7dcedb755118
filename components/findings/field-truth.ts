import type { FindingDetail, FindingRow, TimelineEntry } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import { truthOf, truthOfWrite, type WriteTruth } from './write-truth';

export type TruthField = 'status' | 'severity' | 'owner' | 'verdict' | 'vendorOwner';

/** The vendor's writes of a field, and what the audit log calls ours. */
const WRITTEN_BY: Partial<Record<TruthField, readonly CommandKind[]>> = {
  status: ['dlp.close', 'edge.close', 'edge.status'],
  vendorOwner: ['edge.owner'],
};
const SET_BY: Partial<Record<TruthField, string>> = {
  status: 'finding.set_status',
  severity: 'finding.set_severity',
  owner: 'finding.assign',
  verdict: 'finding.set_verdict',
};

/** How true one field is: the last write of it to the vendor, or that it is ours alone, each with who and when; null where neither. */
export function fieldTruth(row: FindingRow | FindingDetail, field: TruthField): WriteTruth | null {
  const isOurs = {
    status: row.ownStatus,
    severity: row.ownSeverity,
    owner: row.owner,
    verdict: row.verdict,
    vendorOwner: null,
  };
  if (!('actions' in row)) {
    if (field === 'status') return truthOf(row);
    return isOurs[field] === null ? null : { truth: 'local', words: STAYS };
  }
  const commands = WRITTEN_BY[field] ?? [];
  const written = row.actions.find((one) => commands.includes(one.command) && one.state !== 'cancelled');
  const told = written && truthOfWrite(written);
  if (told) return { ...told, words: [`By ${written.requestedBy.name}.`, told.words].filter(Boolean).join(' ') };
  if (field === 'status' && row.ownStatus !== null && row.ownStatus !== row.status) return truthOf(row);
  if (isOurs[field] === null) return null;
  const set = setBy(row.timeline, SET_BY[field]);
  return { truth: 'local', at: set?.at, words: set ? `Set here by ${set.actor}. ${STAYS}` : STAYS };
}

/** Who set a field here last, and when. */
export function setBy(timeline: readonly TimelineEntry[], what: string | undefined) {
  return timeline.find(
    (entry): entry is Extract<TimelineEntry, { seq: number }> => 'seq' in entry && entry.what === what,
  );
}

const STAYS = 'Kept here only: the vendor was not told.';
