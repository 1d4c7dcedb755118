'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { items, type LiveItem } from '@/components/items/queries';
import { flagAt, textAt } from '@/components/items/raw-value';
import { Refused, useAct } from '@/components/items/use-act';
import { useVendorLabel } from '@/components/items/viewer';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { duration } from '@/components/ui/format-time';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { Skeleton } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import { AnswerChoice } from './answer-choice';
import { whyNoAnswer } from './answer-gate';
import type { Answer } from './answer-role';
import type { Run } from './open-runs';
import { answersOf } from './run-request';
import { runState } from './run-state';

/**
 * Answers one run. The vendor is asked how it stands now, so that a colleague's answer shows before ours is sent, and
 * again when ours was refused.
 */
export function AnswerDialog({ run, answer, onClose }: { run: Run; answer: Answer | null; onClose: () => void }) {
  const formId = useId();
  const act = useAct();
  const now = useNow();
  const vendor = useVendorLabel()(run.tenant.vendor);
  const stored = useQuery(items.detail('workflow_run', run.id));
  const live = useQuery(items.live<LiveItem>('workflow_run', run.id, 'run'));
  const [chosen, setChosen] = useState(answer?.index ?? null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'answer' | 'reason' | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const known = live.data ?? stored.data;
  const answers = known ? answersOf(known.raw) : run.facts.answers;
  const label = answers.find(({ index }) => index === chosen)?.label;
  const why = known ? whyNoAnswer(known, vendor, now) : null;
  const mustSayWhy = known ? flagAt(known.raw, 'justification_required') === true : false;
  const state = known && runState(known, now);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || why !== null || !known) return;
    const justification = reason.trim();
    const lacks = chosen === null ? 'answer' : mustSayWhy && justification === '' ? 'reason' : null;
    setMissing(lacks);
    if (lacks || chosen === null) return;
    setBusy(true);
    setProblem(null);
    try {
      await act({
        command: 'run.answer',
        input: { answerIndex: chosen, ...(justification === '' ? {} : { justification }) },
        on: { noun: 'workflow_run', id: run.id },
        vendor: run.tenant.vendor,
        done: `“${run.title}” is answered “${label}”`,
      });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
      if (error instanceof Refused) void live.refetch();
    }
  }

  return (
    <Dialog
      title={label ? `Answer “${label}”` : 'Answer'}
      size="sm"
      onClose={onClose}
      footer={
        why === null ? (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" form={formId} tone="primary" busy={busy} className="max-w-full">
              <bdi className="truncate">{label ?? 'Answer'}</bdi>
            </Button>
          </>
        ) : (
          <Button size="lg" onClick={onClose} data-autofocus>
            Close
          </Button>
        )
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-3">
        <div>
          <p className="font-medium [overflow-wrap:anywhere]">
            <bdi>{run.title}</bdi>
          </p>
          <p className="text-ink-2 text-sm">
            <bdi>{[run.facts.user, run.facts.app, run.facts.workflow].filter(Boolean).join(' · ')}</bdi>
          </p>
        </div>
        {!known && !stored.error && <Skeleton className="h-5 w-60" />}
        {!known && stored.error && <Notice problem={problemOf(stored.error)} />}
        {why !== null && (
          <div role="status" className="border-warn border-l-2 pl-3">
            <p>{why}</p>
            {state?.kind === 'answered' && known && <AnsweredWith raw={known.raw} />}
          </div>
        )}
        {known && why === null && (
          <>
            <AnswerChoice
              answers={answers}
              chosen={chosen}
              error={missing === 'answer' ? 'Choose an answer.' : undefined}
              onChoose={setChosen}
            />
            <Field
              label="Why"
              required={mustSayWhy}
              optional={!mustSayWhy}
              hint="Kept by the vendor with the answer."
              error={missing === 'reason' ? 'This workflow asks the approver to say why.' : undefined}
            >
              {(control) => (
                <Textarea
                  {...control}
                  data-autofocus={answer ? true : undefined}
                  maxLength={4000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <p className="text-ink-3 text-sm">
              An answer cannot be taken back.
              {state?.kind === 'waiting' &&
                state.until &&
                ` The run lapses in ${duration(state.until.getTime() - now)}.`}
              {live.error &&
                ` How it stands at the vendor just now could not be read: ${problemOf(live.error).message}`}
            </p>
          </>
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}

function AnsweredWith({ raw }: { raw: LiveItem['raw'] }) {
  const index = textAt(raw, 'answer_index');
  const words = answersOf(raw).find((one) => one.index === index)?.label ?? index;
  const why = textAt(raw, 'approver_justification');
  return (
    <p className="text-ink-2">
      The answer is <bdi>“{words}”</bdi>
      {why && <bdi>: “{why}”</bdi>}. Nothing was sent from here.
    </p>
  );
}
