'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDebounced } from '@/components/queue/use-debounced';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { count } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { notify } from '@/components/ui/toast-store';
import type { Rule } from '@/lib/rules/shapes';
import { draftOf, readDraft } from './draft';
import { EffectFields } from './effect-fields';
import { rules, useSaveRule } from './queries';
import { RehearsalPanel } from './rehearsal-panel';
import { RuleQueryField } from './rule-query-field';

const REHEARSE_AFTER_MS = 500;

/** A rule as it is being typed, and beside it what it would have done. It is saved only once that was shown of this very query. */
export function RuleForm({ rule, q, onDone }: { rule: Rule | null; q: string; onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(rule, q, new Date()));
  const save = useSaveRule();
  const { body, missing, problem } = readDraft(draft, new Date());
  const settled = useDebounced(problem ? '' : draft.q, REHEARSE_AFTER_MS);
  const rehearsal = useQuery({ ...rules.rehearsal(settled), enabled: settled !== '' });
  const isShown = rehearsal.data?.q === draft.q && !rehearsal.isPlaceholderData && !rehearsal.error;
  const unavailable = missing ?? (isShown ? undefined : 'Look at the rehearsal of this query first');

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!body || unavailable || !rehearsal.data || save.isPending) return;
    const seenTruePositives = rehearsal.data.truePositives.value;
    const onSuccess = () => {
      notify({
        text: draft.alsoOpen ? 'Saved. It begins with what is open now.' : 'Saved. It takes what comes from now on.',
      });
      onDone();
    };
    // Somebody has judged more of it meanwhile: the numbers are shown anew before it can be saved.
    save.mutate({ rule, body: { ...body, seenTruePositives } }, { onSuccess, onError: () => void rehearsal.refetch() });
  }
  useShortcuts([
    { id: 'rule.save', label: 'Save the rule', group: 'Rules', keys: 'Mod S', unavailable, run: () => submit() },
    { id: 'rule.back', label: 'Back to the rules', group: 'Rules', keys: 'Esc', run: onDone },
  ]);

  return (
    <div className="grid items-start gap-8 p-4 xl:grid-cols-[26rem_minmax(0,1fr)]">
      <form onSubmit={submit} className="grid gap-4" aria-label={rule ? `Rule ${rule.name}` : 'New rule'}>
        <Field label="Name" required hint="It stands in the history of each finding.">
          {(control) => (
            <Input
              {...control}
              name="name"
              autoFocus
              maxLength={60}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <RuleQueryField q={draft.q} problem={problem} onChange={(next) => setDraft({ ...draft, q: next })} />
        <EffectFields draft={draft} isNew={rule === null} onChange={setDraft} />
        <Checkbox
          label={`Also ${isShown && rehearsal.data ? `the ${count(rehearsal.data.open.value)}` : 'those'} that are open now`}
          name="alsoOpen"
          checked={draft.alsoOpen}
          onChange={(event) => setDraft({ ...draft, alsoOpen: event.target.checked })}
        />
        <p className="text-ink-3 text-sm">
          It acts on what is open, once for each finding, when it comes or changes. What a person has decided stays.
        </p>
        {save.error && <Notice problem={problemOf(save.error)} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" hotkey="Mod S" busy={save.isPending} unavailable={unavailable}>
            Save
          </Button>
          <Button hotkey="Esc" onClick={onDone}>
            Back to the rules
          </Button>
        </div>
      </form>
      <RehearsalPanel result={rehearsal} isAsked={problem === null} isCurrent={isShown} type={draft.type} />
    </div>
  );
}
