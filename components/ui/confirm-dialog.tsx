'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Input } from './input';
import { Notice } from './notice';
import { type Problem, problemOf } from './problem';

/**
 * For what cannot be undone. The title names the object and `children` show what will differ; `typed` asks for a count
 * or a name. It stays open, with the reason, when the deed fails.
 */
export function ConfirmDialog({
  title,
  confirmLabel,
  onConfirm,
  onClose,
  typed,
  tone = 'danger',
  children,
}: {
  title: string;
  confirmLabel: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
  typed?: { expect: string; label: string };
  tone?: 'danger' | 'primary';
  children?: ReactNode;
}) {
  const formId = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const missing = typed && text.trim() !== typed.expect ? `Type ${typed.expect} first` : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || missing) return;
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      role="alertdialog"
      size="sm"
      title={title}
      onClose={onClose}
      description={children}
      footer={
        <>
          <Button size="lg" onClick={onClose} data-autofocus={typed ? undefined : true}>
            Cancel
          </Button>
          <Button size="lg" type="submit" form={formId} tone={tone} busy={busy} unavailable={missing}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-3">
        {typed && (
          <Field label={typed.label}>
            {(control) => (
              <Input {...control} data-autofocus value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        )}
        {problem && <Notice problem={problem} />}
      </form>
    </Dialog>
  );
}
