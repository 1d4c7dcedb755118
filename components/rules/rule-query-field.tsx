import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { QueryProblem } from '@/lib/query/ast';

type Props = { q: string; problem: QueryProblem | null; onChange: (q: string) => void };

/** The query of a rule, in the one language, with what is wrong in it by its words. */
export function RuleQueryField({ q, problem, onChange }: Props) {
  const token = problem && q.slice(problem.start, problem.end).trim();
  return (
    <Field
      label="Findings that fit"
      required
      error={problem && q.trim() !== '' ? `${token ? `${token}: ` : ''}${problem.message}` : undefined}
      hint="In the language of the search bar, by what a finding is: source, severity, policy, tenant, person, words."
    >
      {(control) => (
        <Textarea
          {...control}
          name="q"
          rows={3}
          maxLength={4000}
          spellCheck={false}
          className="font-mono"
          placeholder="source:posture severity:low policy:“Default VPC*”"
          value={q}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
