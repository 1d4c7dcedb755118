import type { Status } from '@/lib/model/finding';

const labels: Record<Status, string> = {
  new: 'New',
  in_progress: 'In progress',
  waiting: 'Waiting',
  accepted: 'Accepted',
  resolved: 'Resolved',
  snoozed: 'Snoozed',
  suppressed: 'Suppressed',
  merged: 'Merged',
  unknown: 'Unknown',
};

/** The word for a status, as the interface writes it. */
export function statusLabel(status: Status): string {
  return labels[status];
}

/** Status is ink: colour is for its truth. What the vendor sent stands behind a word nobody has named yet. */
export function StatusText({ status, vendor }: { status: Status; vendor?: string | null }) {
  return (
    <span className="truncate text-ink-2">
      {labels[status]}
      {status === 'unknown' && vendor && <span className="text-ink-3"> ({vendor})</span>}
    </span>
  );
}
