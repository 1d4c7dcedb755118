'use client';

import { type KeyboardEvent, useEffect } from 'react';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { AnswerChoice } from './answer-choice';
import type { Answer } from './answer-role';

export type AnswerDraft = { chosen: string | null; reason: string; lacks: 'answer' | 'reason' | null };

/** What still has to be given before the answer can be sent. */
export function whatLacks({ chosen, reason }: AnswerDraft, mustSayWhy: boolean): AnswerDraft['lacks'] {
  if (chosen === null) return 'answer';
  return mustSayWhy && reason.trim() === '' ? 'reason' : null;
}

/** The choice and the reason. Focus goes to what is needed next: the choice, the reason, or the button that sends. */
export function AnswerFields({
  answers,
  mustSayWhy,
  draft,
  onDraft,
  formId,
}: {
  answers: readonly Answer[];
  mustSayWhy: boolean;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  formId: string;
}) {
  const needs = whatLacks(draft, mustSayWhy);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to answer
  useEffect(() => {
    const form = document.getElementById(formId);
    const send = document.querySelector<HTMLElement>(`button[type="submit"][form="${CSS.escape(formId)}"]`);
    const to =
      needs === 'answer' ? form?.querySelector<HTMLElement>('input') : form?.querySelector<HTMLElement>('textarea');
    (needs === null ? send : to)?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <>
      <AnswerChoice
        answers={answers}
        chosen={draft.chosen}
        error={draft.lacks === 'answer' ? 'Choose an answer.' : undefined}
        onChoose={(chosen) => onDraft({ ...draft, chosen, lacks: null })}
      />
      <Field
        label="Why"
        required={mustSayWhy}
        optional={!mustSayWhy}
        hint="Kept by the vendor with the answer."
        error={draft.lacks === 'reason' ? 'This workflow asks the approver to say why.' : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={4000}
            value={draft.reason}
            onKeyDown={onKeyDown}
            onChange={(event) => onDraft({ ...draft, reason: event.target.value, lacks: null })}
          />
        )}
      </Field>
    </>
  );
}
