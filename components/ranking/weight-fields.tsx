import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RANK_FACTORS, type RankFactor } from '@/lib/findings/rank';
import type { Draft, Errors } from './draft';

const WORDS: Record<RankFactor, [string, string]> = {
  severity: ['Severity', 'Whole for critical, 70 % for high, 40 % for medium.'],
  time_left: ['Time left', 'Whole once the target is missed; 80 % in the last fifth, 50 % in the last half.'],
  data: ['Sensitive data', 'More with 10 and 50 matches, and for data that laws protect.'],
  external: ['Shared outside', 'Somebody of another domain has it.'],
  privileged: ['Privileged identity', 'Its name or department says admin, root or privilege.'],
  repeat: ['Repeat offender', 'Half from two other findings about the person, whole from ten.'],
  asset: ['Tagged asset', 'A tag says production, critical, PCI or tier 1.'],
};

/** Points that each factor gives at most. */
export function WeightFields({
  draft,
  errors,
  onChange,
}: {
  draft: Draft['weights'];
  errors: Errors;
  onChange(weights: Draft['weights']): void;
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium">Points that each factor gives at most</legend>
      {RANK_FACTORS.map((name) => (
        <Field key={name} label={WORDS[name][0]} hint={WORDS[name][1]} error={errors[name]}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              className="w-20 text-right tabular-nums"
              value={draft[name]}
              onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
