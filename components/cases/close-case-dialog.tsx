'use client';

import { type FormEvent, useId, useState } from 'react';
import { VERDICT_ORDER, verdictLabel } from '@/components/findings/row-text';
import { useSubmit } from '@/components/findings/use-submit';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format-number';
import { useModKey } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import { notify } from '@/components/ui/toast-store';
import type { CaseDetail } from '@/lib/cases/shapes';
import { useCloseCase } from './queries';

/** One verdict for the case and all of its findings, with the reason. */
export function CloseCaseDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const formId = useId();
  const mod = useModKey();
  const close = useCloseCase(detail.id);
  const { busy, problem, run } = useSubmit();
  const [verdict, setVerdict] = useState('');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<{ verdict?: string; reason?: string }>({});
  const chosen = VERDICT_ORDER.find((one) => one === verdict);
  const { total, open } = detail.findings;
  const undone = detail.tasks.total - detail.tasks.done;

  const save = (event: FormEvent) => {
    event.preventDefault();
    const said = reason.trim();
    setErrors({
      verdict: chosen ? undefined : 'Choose what it was.',
      reason: said ? undefined : 'Say why in a few words.',
    });
    if (!chosen || !said) return;
    void run(async () => {
      await close.mutateAsync({ verdict: chosen, reason: said, version: detail.version });
      notify({ text: `Case ${detail.number} closed: ${verdictLabel(chosen).toLowerCase()}` });
      onClose();
    });
  };
  return (
    <Dialog
      title={`Close case ${detail.number} with one verdict`}
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} hotkey={`${mod} Enter`}>
            Close case
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-3">
        <ul aria-label="What will happen" className="grid gap-1 border-line border-l-2 py-0.5 pl-3 text-ink-2 text-sm">
          <li>
            {total === 0 ? 'It has no findings.' : `The verdict and its reason go to ${plural(total, 'finding')}.`}
          </li>
          {open > 0 && (
            <li>
              Still open: {plural(open, 'finding')}. “Close findings…” closes them, at the vendor where it can be.
            </li>
          )}
          {undone > 0 && <li>Not done: {plural(undone, 'task')}.</li>}
        </ul>
        <Field label="Verdict" error={errors.verdict} required>
          {(control) => (
            <Select
              {...control}
              data-autofocus
              placeholder="What was it?"
              value={verdict}
              onChange={(event) => setVerdict(event.target.value)}
              options={VERDICT_ORDER.map((value) => ({ value, label: verdictLabel(value) }))}
            />
          )}
        </Field>
        <Field label="Reason" error={errors.reason} hint="Kept in the case and in each finding’s timeline." required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
