import { verdictLabel } from '@/components/findings/row-text';
import { asRecord, textAt } from '@/components/items/raw-value';
import { plural } from '@/components/ui/format-number';
import type { CaseEvent } from '@/lib/cases/shapes';
import { VERDICT_CODES, type Verdict } from '@/lib/model/finding';

/** One record of a case in words; `quote` is what somebody wrote. */
export function caseWords({ what, ...event }: CaseEvent): { words: string; quote?: string } {
  const before = asRecord(event.before) ?? {};
  const after = asRecord(event.after) ?? {};
  const task = textAt(after, 'title') ?? textAt(before, 'title') ?? '';
  switch (what) {
    case 'case.create':
      return { words: 'opened the case' };
    case 'case.link':
      return { words: `linked ${plural(numberAt(after, 'findings') - numberAt(before, 'findings'), 'finding')}` };
    case 'case.unlink':
      return { words: `took ${plural(numberAt(before, 'findings') - numberAt(after, 'findings'), 'finding')} out` };
    case 'case.change':
      return { words: changed(before, after) };
    case 'case.close':
      return { words: `closed it: ${verdictWords(textAt(after, 'verdict'))}`, ...quoted(textAt(after, 'reason')) };
    case 'case.reopen':
      return { words: 'opened it again' };
    case 'case.decide':
      return { words: 'decided', ...quoted(textAt(after, 'body')) };
    case 'case.add_task':
      return { words: `added the task “${task}”` };
    case 'case.change_task':
      if (before.done === after.done) return { words: `changed the task “${task}”` };
      return { words: after.done === true ? `did the task “${task}”` : `took back that the task “${task}” was done` };
    default:
      return { words: what.replace(/[._-]/g, ' ') };
  }
}

function changed(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const owner = nameAt(after);
  const parts = [
    textAt(before, 'title') !== textAt(after, 'title') && `called it “${textAt(after, 'title')}”`,
    textAt(before, 'summary') !== textAt(after, 'summary') && 'changed what is known',
    nameAt(before) !== owner && (owner ? `gave it to ${owner}` : 'made it nobody’s'),
  ];
  return parts.filter(Boolean).join(', ');
}

function nameAt(part: Record<string, unknown>): string | null {
  const owner = asRecord(part.owner);
  return owner && textAt(owner, 'name');
}

function numberAt(part: Record<string, unknown>, key: string): number {
  const value = part[key];
  return typeof value === 'number' ? value : 0;
}

function verdictWords(verdict: string | null): string {
  return isVerdict(verdict) ? verdictLabel(verdict).toLowerCase() : 'no verdict';
}

function isVerdict(text: string | null): text is Verdict {
  return text !== null && Object.hasOwn(VERDICT_CODES, text);
}

function quoted(quote: string | null): { quote?: string } {
  return quote ? { quote } : {};
}
