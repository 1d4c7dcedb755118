'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Deed } from '@/components/findings/use-deed';
import { useSubmit } from '@/components/findings/use-submit';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { count, plural } from '@/components/ui/format-number';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { JobDetail } from '@/lib/jobs/shapes';
import { JobSplit } from './job-split';
import { workWords } from './job-words';
import { confirmJob, dropJob, jobs, steerJob } from './queries';

/** Asks before a bulk begins: which findings, what happens where, what cannot be undone, what is skipped, and how long it takes. */
export function BulkConfirm({
  job,
  onClose,
  deed,
  onDone,
}: {
  job: JobDetail;
  onClose: () => void;
  deed: (deed: Deed) => Promise<void>;
  onDone: () => void;
}) {
  const formId = useId();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const { busy, problem, run } = useSubmit();
  const { plan, selected, counts } = job;
  const words = workWords(job.work);
  const number = Number(typed.replace(/[,\s]/g, ''));
  const nothing = counts.waiting === 0 ? 'There is nothing that can be done.' : undefined;
  const missing = nothing ?? (plan.typed && number !== selected ? `Type ${selected} first` : undefined);
  const cancel = () => {
    // Left alone it is forgotten after a while: a failure here loses nothing.
    dropJob(job).catch(() => undefined);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    void run(() =>
      deed(async () => {
        const confirmed = await confirmJob(job, plan.typed ? number : undefined);
        void client.invalidateQueries({ queryKey: jobs.all });
        onClose();
        onDone();
        const isHeld = confirmed.state === 'held';
        const undo = async () => {
          await steerJob(confirmed, 'cancel');
          await client.invalidateQueries({ queryKey: jobs.all });
        };
        return {
          outcome: { items: [{ id: job.id, name: words, result: 'done', message: null }], done: 1 },
          words: isHeld
            ? `${words}: ${plural(counts.waiting, 'finding')} in ${plan.holdSeconds} s. B shows it`
            : `${words}: waits for a second person. B shows it`,
          undo,
          undoLabel: 'Take back',
          heldSeconds: isHeld ? plan.holdSeconds : undefined,
        };
      }),
    );
  };
  return (
    <Dialog
      role="alertdialog"
      title={`${words}, ${plural(selected, 'finding')}`}
      onClose={cancel}
      description={
        <>
          <p>
            {job.query === null ? 'Those you chose' : 'All that match now'}, frozen: what arrives from here on is not in
            it. {counts.skipped > 0 && `${count(counts.skipped)} of them are skipped.`}
          </p>
          <p>
            {`It begins ${plan.holdSeconds} s after ${plan.second ? 'a second person agreed' : 'you confirm'} and can be taken back until then.`}
          </p>
        </>
      }
      footer={
        <>
          <Button size="lg" onClick={cancel}>
            Cancel
          </Button>
          <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} unavailable={missing}>
            {plan.second ? 'Ask a second person' : 'Confirm'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <JobSplit job={job} />
        {plan.typed && (
          <Field label={`Type the number of findings: ${selected}`}>
            {(control) => (
              <Input
                {...control}
                data-autofocus
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
