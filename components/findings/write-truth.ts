import { ACTION_RULES } from '@/lib/actions/rules';
import type { FindingRow, Instant, RowWrite } from '@/lib/findings/shapes';

/** What is known of a write at the vendor, for `TruthBadge`. `heldUntil` counts down, `at` is the time it was read back. */
export type WriteTruth = {
  truth: 'held' | 'sent' | 'confirmed' | 'rejected' | 'unclear' | 'drifted' | 'local';
  label?: string;
  heldUntil?: Instant;
  at?: Instant;
  /** The vendor's words, or ours about it. */
  words?: string;
};

const STAYS = 'Kept here only: the vendor was not told.';

/** Whether what the row shows is really so at the vendor; null where nothing was written and nothing is ours. */
export function truthOf(row: Pick<FindingRow, 'write' | 'status' | 'ownStatus' | 'vendorStatus'>): WriteTruth | null {
  const told = row.write && truthOfWrite(row.write);
  // The outcome of a write to the vendor comes before our own status, unless it is long settled well.
  if (told && told.truth !== 'confirmed') return told;
  if (row.ownStatus !== null && row.ownStatus !== row.status) {
    return { truth: 'drifted', words: `The vendor says ${row.vendorStatus ?? 'otherwise'} since.` };
  }
  if (told) return told;
  return row.ownStatus !== null ? { truth: 'local', words: STAYS } : null;
}

/** The status a row is on its way to, while a closing is not settled: "Closing". */
export function underWay(write: RowWrite | null): string | null {
  if (!write || !isClose(write) || !isUnsettled(write)) return null;
  return 'Closing';
}

/** Not settled, or settled and not yet read back: its row is asked for again soon. */
export function isUnsettled({ state }: RowWrite): boolean {
  return !['done', 'rejected', 'needs_you', 'cancelled'].includes(state);
}

/** Can still be taken back: it has not left. */
export function canTakeBack({ state }: RowWrite): boolean {
  return state === 'asked' || state === 'held' || state === 'queued';
}

/** The truth of one write; null where it was taken back. */
export function truthOfWrite(write: RowWrite): WriteTruth | null {
  const words = write.message ?? undefined;
  switch (write.state) {
    case 'saving':
      return { truth: 'sent', label: 'Saving' };
    case 'asked':
      return { truth: 'held', label: 'Needs a second person', words };
    case 'held':
      return { truth: 'held', heldUntil: write.notBefore, words };
    case 'queued':
      return { truth: 'held', label: 'In line', words };
    case 'claimed':
    case 'sending':
      return { truth: 'sent', label: 'Sending', words };
    case 'done':
      if (write.driftedAt) {
        return {
          truth: 'drifted',
          at: write.driftedAt,
          words: `The vendor has ${write.driftedTo ?? 'something else'} since.`,
        };
      }
      if (write.confirmedAt) return { truth: 'confirmed', at: write.confirmedAt, words };
      return { truth: 'sent', words: words ?? 'The vendor took it. It was not read back yet.' };
    case 'rejected':
      return { truth: 'rejected', label: `${nounOf(write)} rejected`, words: words ?? 'The vendor gave no reason.' };
    case 'unclear':
      return {
        truth: 'unclear',
        words: words ?? 'It was sent and no answer came. It is looked up before anything else.',
      };
    case 'reading_back':
      return { truth: 'unclear', label: 'Looking it up', words };
    case 'needs_you':
      return { truth: 'unclear', label: 'Needs you', words: words ?? 'Look at the vendor, then try again.' };
    case 'cancelled':
      return null;
  }
}

function isClose(write: RowWrite): boolean {
  return write.command === 'dlp.close' || write.command === 'edge.close';
}

// "Close incident" is a verb; a rejection is of a thing: "Close rejected".
function nounOf(write: RowWrite): string {
  const [verb = '', ...rest] = ACTION_RULES[write.command].words.split(' ');
  if (isClose(write)) return verb;
  if (write.command === 'operation.call') return 'Revocation';
  const noun = rest.join(' ');
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** How long until it is worth asking what came of a write; null when nothing more will come. */
export function awaitedMs(write: RowWrite, now: number): number | null {
  if (write.state === 'held' || write.state === 'queued') return Math.max(0, Date.parse(write.notBefore) - now);
  // Whenever somebody answers: the list reads itself again anyway.
  if (write.state === 'asked' || write.state === 'saving') return null;
  if (isUnsettled(write)) return 0;
  // The read after the write follows soon, or not at all.
  const since = write.settledAt === null ? 0 : now - Date.parse(write.settledAt);
  return write.state === 'done' && write.confirmedAt === null && since < 60_000 ? 0 : null;
}
