'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useSubmit } from '@/components/findings/use-submit';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { notify } from '@/components/ui/toast-store';
import { type ActingRules, WINNER_KEYS, type Winner } from '@/lib/actions/acting-rules';
import { HOLDS } from '@/lib/actions/rules';
import type { HoldKind } from '@/lib/model/hold';
import { useSetActingRules } from './queries';

const WINNERS: readonly { value: Winner; label: string }[] = [
  { value: 'ask', label: 'Ask each time' },
  { value: 'vendor', label: 'The vendor' },
  { value: 'console', label: 'The console' },
];
const PLACES: Record<string, string> = {
  dlp: 'Zscaler DLP',
  posture: 'Posture Control',
  edge: 'Lacework Edge',
  automation: 'Workato',
};

/** The workspace's rules of acting as one form: holds, winners, what a large bulk needs, and how much evidence one may see. */
export function ActingForm({ rules }: { rules: ActingRules }) {
  const [draft, setDraft] = useState(rules);
  const save = useSetActingRules();
  const { busy, problem, run } = useSubmit();
  const isSame = JSON.stringify(draft) === JSON.stringify(rules);
  const errorAt = (name: string) => problem?.fields?.[name];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await save.mutateAsync(draft);
      notify({ text: 'Saved. What is under way keeps the hold it was given.' });
    });
  };
  const numberOf = (label: string, name: string, value: number, onChange: (value: number) => void) => (
    <Field key={name} label={label} error={errorAt(name)}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={0}
          value={Number.isNaN(value) ? '' : value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
  return (
    <form noValidate onSubmit={submit} className="grid max-w-220 gap-8 p-6 max-sm:p-4">
      <Part
        title="Hold before sending, in seconds"
        about="Until then an action can be taken back, and the vendor has received nothing. 0 sends at once, 600 is the most."
      >
        {Object.entries(draft.holdSeconds).map(([kind, seconds]) =>
          numberOf(holdLabel(kind), `holdSeconds.${kind}`, seconds, (value) =>
            setDraft({ ...draft, holdSeconds: { ...draft.holdSeconds, [kind]: value } }),
          ),
        )}
      </Part>
      <Part
        title="Who is right when both changed a field"
        about="The vendor: what was set here is dropped. The console: it stays. Ask: both values are shown, and a person chooses."
      >
        {WINNER_KEYS.map((key) => (
          <Field key={key} label={winnerLabel(key)} error={errorAt(`winners.${key}`)}>
            {(control) => (
              <Select
                {...control}
                value={draft.winners[key]}
                options={WINNERS}
                onChange={({ target }) => {
                  const winner = WINNERS.find(({ value }) => value === target.value)?.value;
                  if (winner) setDraft({ ...draft, winners: { ...draft.winners, [key]: winner } });
                }}
              />
            )}
          </Field>
        ))}
      </Part>
      <Part title="Many at once" about="What is done to more findings than this is confirmed first.">
        {numberOf('Their number is typed above', 'typedOver', draft.typedOver, (typedOver) =>
          setDraft({ ...draft, typedOver }),
        )}
        {numberOf('A second person agrees above', 'secondOver', draft.secondOver, (secondOver) =>
          setDraft({ ...draft, secondOver }),
        )}
      </Part>
      <Part
        title="Switching policies off"
        about="Suspending or deleting an Edge policy then waits until another admin agrees. Nothing is sent before."
      >
        <Checkbox
          label="A second person agrees"
          checked={draft.secondForPolicies}
          onChange={({ target }) => setDraft({ ...draft, secondForPolicies: target.checked })}
        />
      </Part>
      <Part
        title="Evidence"
        about="Whoever has looked at that of so many findings within an hour sees no more of it till then."
      >
        {numberOf('Findings an hour, for each person', 'evidencePerHour', draft.evidencePerHour, (evidencePerHour) =>
          setDraft({ ...draft, evidencePerHour }),
        )}
      </Part>
      {problem && <Notice problem={problem} />}
      <div className="flex justify-end">
        <Button
          size="lg"
          tone="primary"
          type="submit"
          busy={busy}
          unavailable={isSame ? 'Nothing is changed' : undefined}
        >
          Save
        </Button>
      </div>
    </form>
  );
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="text-lg">{title}</legend>
      <p className="mb-3 text-ink-2">{about}</p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-3">{children}</div>
    </fieldset>
  );
}

function holdLabel(kind: string): string {
  const rules: Partial<Record<string, (typeof HOLDS)[HoldKind]>> = HOLDS;
  const rule = rules[kind];
  return rule ? `${rule.words} (${kind})${rule.final ? ', final' : ''}` : kind;
}

function winnerLabel(key: string): string {
  const [source = '', field = ''] = key.split('.');
  return `${PLACES[source] ?? source}: ${field}`;
}
