import { useQuery } from '@tanstack/react-query';
import { colleagues } from '@/components/findings/queries';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/components/ui/problem';
import { Select } from '@/components/ui/select';
import { may } from '@/lib/auth/permissions';
import type { Draft } from './draft';
import { EFFECT_OPTIONS, SNOOZE_MINUTES, spanWords } from './rule-words';

type Props = { draft: Draft; isNew: boolean; onChange: (draft: Draft) => void };

/** What the rule does with them, and until when it does. */
export function EffectFields({ draft, isNew, onChange }: Props) {
  return (
    <>
      <Field
        label="What it does"
        hint={isNew ? 'Here only: no vendor is told.' : 'What a rule does stays. Make another for something else.'}
      >
        {(control) => (
          <Select
            {...control}
            name="type"
            disabled={!isNew}
            options={EFFECT_OPTIONS}
            value={draft.type}
            onChange={(event) => {
              const chosen = EFFECT_OPTIONS.find(({ value }) => value === event.target.value);
              if (chosen) onChange({ ...draft, type: chosen.value });
            }}
          />
        )}
      </Field>
      {draft.type === 'assign' && <OwnerField draft={draft} onChange={onChange} />}
      {draft.type === 'label' && (
        <Field label="Label" required>
          {(control) => (
            <Input
              {...control}
              name="label"
              maxLength={100}
              value={draft.label}
              onChange={(event) => onChange({ ...draft, label: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.type === 'snooze' && (
        <Field label="For how long" hint="Or until it gets worse.">
          {(control) => (
            <Select
              {...control}
              name="minutes"
              options={[...new Set([...SNOOZE_MINUTES, draft.minutes])].map((minutes) => ({
                value: String(minutes),
                label: spanWords(minutes),
              }))}
              value={String(draft.minutes)}
              onChange={(event) => onChange({ ...draft, minutes: Number(event.target.value) })}
            />
          )}
        </Field>
      )}
      <Field
        label="Until"
        required={draft.type === 'suppress'}
        optional={draft.type !== 'suppress'}
        hint={
          draft.type === 'suppress'
            ? 'Then all of it is shown again. At most a year ahead.'
            : 'Then it does nothing more; what it has done stays.'
        }
      >
        {(control) => (
          <Input
            {...control}
            name="ends"
            type="datetime-local"
            value={draft.ends}
            onChange={(event) => onChange({ ...draft, ends: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function OwnerField({ draft, onChange }: Omit<Props, 'isNew'>) {
  const { data, error } = useQuery(colleagues);
  const people = (data?.people ?? []).filter((one) => !one.isDisabled && may(one.role, 'findings.act'));
  return (
    <Field
      label="To"
      required
      hint="What somebody has is left with them."
      error={error ? `People could not be loaded. ${problemOf(error).message}` : undefined}
    >
      {(control) => (
        <Select
          {...control}
          name="ownerId"
          placeholder="Choose somebody"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.ownerId}
          onChange={(event) => onChange({ ...draft, ownerId: event.target.value })}
        />
      )}
    </Field>
  );
}
