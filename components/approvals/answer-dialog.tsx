'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fresher } from '@/components/items/fresher';
import { items } from '@/components/items/queries';
import { flagAt } from '@/components/items/raw-value';
import { Refused, useAct } from '@/components/items/use-act';
import { useVendorLabel } from '@/components/items/viewer';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Dialog } from '@/components/ui/dialog';
import { duration } from '@/components/ui/format-time';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { Skeleton } from '@/components/ui/skeleton';
import { type AnswerDraft, AnswerFields, whatLacks } from './answer-fields';
import { whyNoAnswer } from './answer-gate';
import type { Answer } from './answer-role';
import { AnsweredAlready } from './answered-already';
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
  const live = useQuery({ ...items.now('workflow_run', run.id), refetchOnMount: 'always' });
  const [draft, setDraft] = useState<AnswerDraft>({ chosen: answer?.index ?? null, reason: '', lacks: null });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  // An answer that was seen before stays seen, also while the vendor is asked again.
  const known = stored.data && fresher(stored.data, live.data);
  const why = known ? whyNoAnswer(known, vendor, now) : null;
  const state = known && runState(known, now);
  const answers = known ? answersOf(known.raw) : [];
  const mustSayWhy = known ? flagAt(known.raw, 'justification_required') === true : false;
  const label = answers.find(({ index }) => index === draft.chosen)?.label;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || !known || why !== null) return;
    const lacks = whatLacks(draft, mustSayWhy);
    setDraft({ ...draft, lacks });
    if (lacks !== null) return;
    setBusy(true);
    setProblem(null);
    const justification = draft.reason.trim();
    try {
      await act({
        command: 'run.answer',
        input: { answerIndex: draft.chosen, ...(justification === '' ? {} : { justification }) },
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
        known && why === null ? (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" form={formId} tone="primary" busy={busy} className="max-w-full">
              <bdi className="truncate">{label ?? 'Answer'}</bdi>
            </Button>
          </>
        ) : (
          <Button size="lg" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-3">
        <div>
          <p className="line-clamp-4 font-medium [overflow-wrap:anywhere]">
            <bdi>{run.title}</bdi>
          </p>
          <p className="text-ink-2 text-sm">
            <bdi>{[run.facts.user, run.facts.app, run.facts.workflow].filter(Boolean).join(' · ')}</bdi>
          </p>
        </div>
        {!known && (stored.error ? <Notice problem={problemOf(stored.error)} /> : <Skeleton className="h-5 w-60" />)}
        {known && why !== null && <AnsweredAlready why={why} raw={state?.kind === 'answered' ? known.raw : null} />}
        {known && why === null && (
          <>
            <AnswerFields answers={answers} mustSayWhy={mustSayWhy} draft={draft} onDraft={setDraft} formId={formId} />
            <p className="text-ink-3 text-sm">
              An answer cannot be taken back.
              {state?.kind === 'waiting' && state.until && ` It lapses in ${duration(state.until.getTime() - now)}.`}
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
