import { enumAt, type NumberNames, namesAt, type Raw, textAt } from '@/components/items/raw-value';
import { recipientsOf } from './alert-config';
import { policyFacts } from './policy-facts';
import { filterAt, filterSentence } from './policy-filter';

export type Change = { label: string; before: string; now: string };

const NONE = 'Not given';

/** What of a policy differs between two readings, beside its status: the fields that say what it does. */
export function policyChanges(before: Raw, now: Raw, names: NumberNames): Change[] {
  const [one, other] = [valuesOf(before, names), valuesOf(now, names)];
  return Object.keys(one).flatMap((label) => {
    const [was, is] = [one[label] ?? NONE, other[label] ?? NONE];
    return was === is ? [] : { label, before: was, now: is };
  });
}

function valuesOf(raw: Raw, names: NumberNames): Record<string, string | null> {
  const facts = policyFacts(raw, names);
  return {
    Name: textAt(raw, 'name'),
    Description: textAt(raw, 'description'),
    Action: enumAt(raw, 'action', names, 'policyAction'),
    Apps: filterSentence(facts.app),
    Sessions: filterSentence(facts.session),
    Conditions: filterSentence(filterAt(raw, 'condition_filter', namesAt(raw, 'condition_filter_display_names'))),
    Recipients: recipientsOf(raw).join(', ') || null,
    'Alert severity': enumAt(raw, 'severity_to_assign', names, 'severity'),
    Events: facts.events.map(({ event, action }) => `${event}: ${action}`).join(', ') || null,
    Workflow: facts.workflowUuid,
    Priority: facts.priority === null ? null : String(facts.priority),
    Guests: facts.guests === null ? null : facts.guests ? 'Allowed' : 'Not allowed',
  };
}
