import { count } from '@/components/ui/format-number';
import type { Deed } from './shapes';

const WORDS: Record<string, string> = {
  'finding.assign': 'gave out',
  'finding.hand_over': 'handed over',
  'finding.settle_conflict': 'settled the values of',
  'finding.snooze': 'put aside',
  'finding.wake': 'brought back',
  'finding.unsuppress': 'showed again',
  'finding.set_status': 'changed the status of',
  'finding.set_severity': 'rated',
  'finding.set_verdict': 'judged',
  'finding.add_note': 'wrote notes on',
  'finding.add_label': 'labelled',
  'finding.remove_label': 'took labels off',
  'finding.close': 'closed',
};

/** What a colleague did, as the middle of a sentence; a deed without words of its own goes by its name. */
export function deedWords({ action, count: times }: Deed): string {
  const many = `${count(times)} ${times === 1 ? 'finding' : 'findings'}`;
  const words = WORDS[action];
  return words ? `${words} ${many}` : `${action.replace('finding.', '').replaceAll('_', ' ')}: ${many}`;
}
