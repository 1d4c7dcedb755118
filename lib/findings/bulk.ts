import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { planAddLabel } from './add-label';
import { planNote } from './add-note';
import { planAssign } from './assign';
import { changeFindings, type MakePlan } from './change';
import { planHandOver } from './hand-over';
import { planRemoveLabel } from './remove-label';
import type { BulkBody, Change } from './schema';
import { planSeverity } from './set-severity';
import { planStatus } from './set-status';
import { planVerdict } from './set-verdict';
import type { ChangeResults } from './shapes';
import { planShowAgain } from './show-again';
import { planSnooze } from './snooze';

/** The same change to up to 500 findings, in one transaction; each says what came of it. */
export async function changeMany(ctx: Ctx, { ids, change, versions }: BulkBody): Promise<ChangeResults> {
  const targets = ids.map((id) => ({ id, version: versions[id] }));
  const results = await changeFindings(ctx, targets, planOf(change));
  return { results, done: results.filter(({ result }) => result === 'done').length };
}

/** The change as its verb makes it. */
export function planOf(change: Change): MakePlan {
  switch (change.type) {
    case 'assign':
      return planAssign(change.ownerId);
    case 'status':
      return planStatus(change.status);
    case 'severity':
      return planSeverity(change.severity);
    case 'snooze':
      return planSnooze(change.until);
    case 'show_again':
      return planShowAgain();
    case 'verdict':
      return planVerdict(change.verdict, change.reason);
    case 'note':
      return planNote(change.body, change.mentions);
    case 'hand_over':
      return planHandOver(change.ownerId, change.note);
    case 'label.add':
      return planAddLabel(change.label);
    case 'label.remove':
      return planRemoveLabel(change.label);
  }
}
