import { type FieldTerm, type Query, type QueryProblem, termsOf } from '@/lib/query/ast';
import type { FieldName } from '@/lib/query/fields';
import { type Parsed, parseQuery } from '@/lib/query/parse';

/** What a finding is, as its vendor tells it. The other fields say what has become of it, or when. */
const ASKED: readonly FieldName[] = [
  'source',
  'kind',
  'severity',
  'tenant',
  'policy',
  'account',
  'person',
  'resource',
  'label',
  'id',
];
const HELD = ['policy', 'account', 'person', 'resource', 'label'];

/**
 * Reads the query of a rule. It says what a finding is and not how it stands: a rule looks at a finding as it comes, and
 * only so does a rehearsal over closed ones say what the rule would have done.
 */
export function readRuleQuery(q: string): Parsed {
  const parsed = parseQuery(q);
  if (!parsed.ok) return parsed;
  const problem = problemIn(parsed.query, q.length);
  return problem ? { ok: false, problem } : parsed;
}

function problemIn(query: Query, length: number): QueryProblem | null {
  if (query === null)
    return { start: 0, end: length, message: 'Say which findings: nothing here asks for all of them.' };
  const wrong = termsOf(query).find((term) => term.type === 'field' && !isAsked(term));
  if (!wrong) return null;
  return { ...(wrong.span ?? { start: 0, end: length }), message: wordsFor(wrong.type === 'field' ? wrong : null) };
}

function isAsked({ field, values }: FieldTerm): boolean {
  return field === 'has' ? values.every(({ text }) => HELD.includes(text)) : ASKED.includes(field);
}

function wordsFor(term: FieldTerm | null): string {
  if (term?.field === 'is' && term.values.every(({ text }) => text === 'open')) {
    return 'A rule only ever takes what is open: leave “is:open” out.';
  }
  return `A rule looks at a finding as it comes: “${term?.field}” says how it stands later. Ask by ${ASKED.join(', ')}, has or words.`;
}
