import { Field } from '@/components/ui/field';
import { NotPossible } from '@/components/ui/not-possible';
import { Select } from '@/components/ui/select';
import type { CloseChoices } from '@/lib/actions/shapes';

type Choice = CloseChoices['incidentStatuses'][number];

/** The incident status that Edge will show: only numbers that the tenant's label map names. */
export function CloseAtEdge({
  named,
  off,
  value,
  onChange,
  error,
}: {
  named: readonly Choice[];
  off: string | null;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  if (named.length === 0) {
    return off ? <NotPossible label="Incident status at Edge" reason={off} /> : null;
  }
  return (
    <Field label="Incident status at Edge" error={error} required>
      {(control) => (
        <Select
          {...control}
          placeholder="As which?"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={named.map((one) => ({ value: String(one.value), label: one.label }))}
        />
      )}
    </Field>
  );
}

/** The statuses that every tenant concerned names alike; each once. */
export function namedOf(choices: readonly CloseChoices[]): Choice[] {
  const all = choices.filter(({ whyOff }) => whyOff === null).flatMap(({ incidentStatuses }) => incidentStatuses);
  return all.filter((one, at) => all.findIndex(({ value }) => value === one.value) === at);
}
