import { verdictLabel } from '@/components/findings/row-text';
import { count } from '@/components/ui/format-number';
import { severityLabel } from '@/components/ui/severity-icon';
import { statusLabel } from '@/components/ui/status-text';
import { ACTION_RULES } from '@/lib/actions/rules';
import type { JobWork } from '@/lib/jobs/schema';
import type { ItemState, Job } from '@/lib/jobs/shapes';

/** What a job does, as its title: "Close: false positive". */
export function workWords(work: JobWork): string {
  if (work.type === 'close') return `Close: ${verdictLabel(work.verdict).toLowerCase()}`;
  if (work.type === 'command') return ACTION_RULES[work.command].words;
  const { change } = work;
  switch (change.type) {
    case 'assign':
      return change.ownerId === null ? 'Make nobody’s' : 'Assign';
    case 'status':
      return change.status === null
        ? 'Status as the vendor says'
        : `Status: ${statusLabel(change.status).toLowerCase()}`;
    case 'severity':
      return change.severity === null
        ? 'Severity as the vendor says'
        : `Severity: ${severityLabel(change.severity).toLowerCase()}`;
    case 'snooze':
      return change.until === null ? 'Bring back' : 'Snooze';
    case 'show_again':
      return 'Show again';
    case 'verdict':
      return change.verdict === null ? 'No verdict' : `Verdict: ${verdictLabel(change.verdict).toLowerCase()}`;
    case 'hand_over':
      return 'Hand over';
    case 'note':
      return 'Add note';
    case 'label.add':
      return `Label ${change.label}`;
    case 'label.remove':
      return `Take label ${change.label} off`;
  }
}

export const ITEM_WORDS: Record<ItemState, string> = {
  waiting: 'Waiting',
  done: 'Done',
  skipped: 'Skipped',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Where a job stands, in words. */
export function stateWords({ state, counts, needsYou, selected }: Job): string {
  switch (state) {
    case 'draft':
      return 'Not confirmed';
    case 'dropped':
      return 'Forgotten';
    case 'asked':
      return 'Waits for a second person';
    case 'refused':
      return 'Refused';
    case 'held':
      return 'Held';
    case 'running':
      return needsYou > 0 && needsYou === counts.waiting
        ? 'Needs you'
        : `Running, ${count(selected - counts.waiting)} of ${count(selected)}`;
    case 'paused':
      return 'Paused';
    case 'cancelling':
      return 'Cancelling';
    case 'done':
      return counts.failed > 0 ? 'Ended, some failed' : 'Done';
    case 'cancelled':
      return 'Cancelled';
  }
}
