'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useModKey } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import { AboutRows, titleFor } from './about-rows';
import type { DialogFor } from './finding-dialogs';
import { handingOver } from './own-deeds';
import { useColleagues } from './use-colleagues';
import { useSubmit } from './use-submit';

/** Gives findings to a colleague with a note of how they stand. */
export function HandOverDialog({ rows, total, onClose, submit }: DialogFor) {
  const formId = useId();
  const mod = useModKey();
  const { people, problem: unread } = useColleagues('findings.act');
  const [owner, setOwner] = useState('');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<{ owner?: string; note?: string }>({});
  const { busy, problem, run } = useSubmit();
  const shown = unread ?? problem;
  const chosen = people.find(({ id }) => id === owner);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = note.trim();
    setErrors({ owner: chosen ? undefined : 'Choose who takes it on.', note: text ? undefined : 'Say how it stands.' });
    if (chosen && text) void run(() => submit(handingOver(rows, chosen, text)));
  };
  return (
    <Dialog
      title={titleFor('Hand over', total)}
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} hotkey={`${mod} Enter`}>
            Hand over
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-3">
        <Field label="To" error={errors.owner} required>
          {(control) => (
            <Select
              {...control}
              data-autofocus
              placeholder="Who takes it on?"
              value={owner}
              onChange={(event) => setOwner(event.target.value)}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label="How it stands" error={errors.note} hint="Kept as a note, and told to who takes it on." required>
          {(control) => (
            <Textarea {...control} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        {shown && <Notice problem={shown} />}
      </form>
    </Dialog>
  );
}
