import { instantTyped } from '@/components/findings/snooze-choices';
import type { QueryProblem } from '@/lib/query/ast';
import { readRuleQuery } from '@/lib/rules/asks';
import type { CreateRule, RuleEffect } from '@/lib/rules/schema';
import type { Rule } from '@/lib/rules/shapes';

/** A rule as it is being typed. `ends`: as a `datetime-local` field has it; empty: never. */
export type Draft = {
  name: string;
  q: string;
  type: RuleEffect['type'];
  ownerId: string;
  label: string;
  minutes: number;
  ends: string;
  alsoOpen: boolean;
};
type ReadDraft = {
  body: Omit<CreateRule, 'seenTruePositives'> | null;
  /** By field, what is missing; an empty field says so only at the button. */
  missing: string | undefined;
  problem: QueryProblem | null;
};

const MONTH_MS = 30 * 86_400_000;

export function draftOf(rule: Rule | null, q: string, now: Date): Draft {
  const effect = rule?.effect;
  return {
    name: rule?.name ?? '',
    q: rule?.q ?? q,
    type: effect?.type ?? 'suppress',
    ownerId: effect?.type === 'assign' ? effect.owner.id : '',
    label: effect?.type === 'label' ? effect.label : '',
    minutes: effect?.type === 'snooze' ? effect.minutes : 1440,
    ends: rule ? localOf(rule.expiresAt) : localOf(new Date(now.getTime() + MONTH_MS).toISOString()),
    alsoOpen: false,
  };
}

/** What can be sent of it, or what is still missing. */
export function readDraft(draft: Draft, now: Date): ReadDraft {
  const parsed = readRuleQuery(draft.q);
  const problem = parsed.ok ? null : parsed.problem;
  const effect = effectOf(draft);
  const expiresAt = draft.ends === '' ? null : instantTyped(draft.ends, now);
  const missing = missingOf(draft, { effect, expiresAt, isRead: parsed.ok });
  const { name, q, alsoOpen } = draft;
  const body = missing || !effect ? null : { name: name.trim(), q, effect, expiresAt, alsoOpen };
  return { body, missing, problem };
}

type Read = { effect: RuleEffect | null; expiresAt: string | null; isRead: boolean };

function missingOf({ name, type, ends }: Draft, { effect, expiresAt, isRead }: Read): string | undefined {
  if (!isRead) return 'The query cannot be used like this';
  if (name.trim() === '') return 'Give it a name first';
  if (effect === null) return type === 'assign' ? 'Choose whom first' : 'Write the label first';
  if (ends !== '' && expiresAt === null) return 'Its end is past';
  if (type === 'suppress' && expiresAt === null) return 'Say until when: nothing is suppressed for ever';
  return undefined;
}

function effectOf({ type, ownerId, label, minutes }: Draft): RuleEffect | null {
  switch (type) {
    case 'assign':
      return ownerId === '' ? null : { type, ownerId };
    case 'label':
      return label.trim() === '' ? null : { type, label: label.trim() };
    case 'snooze':
      return { type, minutes };
    case 'suppress':
      return { type };
  }
}

/** An instant as a `datetime-local` field shows it, on the clock of whoever types. */
function localOf(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
