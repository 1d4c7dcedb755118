'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ComboboxList } from '@/components/ui/combobox-list';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { exactLocal } from '@/components/ui/format-time';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { AboutRows, titleFor } from './about-rows';
import type { DialogFor } from './finding-dialogs';
import { snoozing } from './own-deeds';
import { instantTyped, snoozeChoices } from './snooze-choices';
import { useSubmit } from './use-submit';

const BACK = 'back';

/** Puts findings aside until a time, or brings them back. */
export function SnoozeDialog({ rows, total, onClose, submit }: DialogFor) {
  const [choices] = useState(() => snoozeChoices(new Date()));
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const { busy, problem, run } = useSubmit();
  const isAside = rows.some(({ status }) => status === 'snoozed');
  const options = [
    ...(isAside ? [{ value: BACK, label: 'Bring back now', keywords: ['wake'] }] : []),
    ...choices.map(({ value, label }) => ({ value, label, detail: exactLocal(new Date(value)) })),
  ];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const until = instantTyped(typed, new Date());
    setError(until ? undefined : 'Choose a time that is ahead.');
    if (until) void run(() => submit(snoozing(rows, until)));
  };
  return (
    <Dialog
      title={titleFor('Snooze', total)}
      size="sm"
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
    >
      {problem && <Notice problem={problem} />}
      <ComboboxList
        label="Until when"
        options={options}
        value={null}
        onChoose={(value) => void run(() => submit(snoozing(rows, value === BACK ? null : value)))}
      />
      <form noValidate onSubmit={save} className="mt-2 flex items-end gap-2 px-2">
        <div className="grow">
          <Field label="Or at a time of your own" error={error}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button size="lg" type="submit" busy={busy}>
          Snooze
        </Button>
      </form>
      <p className="mt-2 px-2 text-ink-3 text-sm">
        It comes back sooner when its vendor rates it worse or changes its status. The vendor is not told, and its
        target does not wait.
      </p>
    </Dialog>
  );
}
