'use client';

import { useQuery } from '@tanstack/react-query';
import FolderPlus from 'lucide-react/icons/folder-plus';
import { type FormEvent, useState } from 'react';
import { cases } from '@/components/cases/queries';
import { Button } from '@/components/ui/button';
import { ComboboxList } from '@/components/ui/combobox-list';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { AboutRows, titleFor } from './about-rows';
import { linking, openingCase } from './case-deeds';
import type { DialogFor } from './finding-dialogs';
import { useSubmit } from './use-submit';

const NEW = 'new';

/** Puts findings into an open case, or opens one with them. */
export function CaseDialog({ rows, total, onClose, submit }: DialogFor) {
  const [isNew, setNew] = useState(false);
  const { busy, problem, run } = useSubmit();
  const [title, setTitle] = useState(rows[0]?.title.slice(0, 200) ?? '');
  const [error, setError] = useState<string>();
  const open = useQuery(cases.choices(''));
  const formId = 'new-case-of-findings';
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = title.trim();
    setError(name ? undefined : 'Say what it is about.');
    if (name) void run(() => submit(openingCase(rows, name)));
  };
  if (isNew) {
    return (
      <Dialog
        title={titleFor('New case', total)}
        onClose={onClose}
        description={<AboutRows rows={rows} total={total} />}
        footer={
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" tone="primary" type="submit" form={formId} busy={busy} hotkey="Enter">
              Open case
            </Button>
          </>
        }
      >
        <form id={formId} noValidate onSubmit={save} className="grid gap-3">
          <Field label="What is it about?" error={error} required>
            {(control) => (
              <Input
                {...control}
                autoFocus
                maxLength={200}
                value={title}
                onFocus={(event) => event.target.select()}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          {problem && <Notice problem={problem} />}
        </form>
      </Dialog>
    );
  }
  const choose = (value: string) => {
    const chosen = open.data?.items.find(({ id }) => id === value);
    if (chosen) void run(() => submit(linking(rows, chosen)));
    else setNew(true);
  };
  return (
    <Dialog
      title={titleFor('Case', total)}
      size="sm"
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
    >
      {problem && <Notice problem={problem} />}
      {open.isPending && <SkeletonRows rows={3} label="Loading cases" />}
      {open.isError && (
        <FailedState title="Cases could not be loaded" error={open.error} onRetry={() => void open.refetch()} />
      )}
      {open.isSuccess && (
        <ComboboxList
          label="Case by title or number"
          options={[
            { value: NEW, label: 'New case…', icon: <FolderPlus aria-hidden size={14} /> },
            ...open.data.items.map(({ id, number, title, severity, findings }) => ({
              value: id,
              label: title,
              detail: `#${number}, ${findings.total} in it`,
              icon: severity ? <SeverityIcon severity={severity} /> : undefined,
            })),
          ]}
          value={null}
          onChoose={choose}
        />
      )}
    </Dialog>
  );
}
