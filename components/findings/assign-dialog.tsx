'use client';

import { useQuery } from '@tanstack/react-query';
import { Avatar } from '@/components/ui/avatar';
import { ComboboxList } from '@/components/ui/combobox-list';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { Notice } from '@/components/ui/notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { may } from '@/lib/auth/permissions';
import { AboutRows, titleFor } from './about-rows';
import type { DialogFor } from './finding-dialogs';
import { assigning } from './own-deeds';
import { colleagues } from './queries';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';

const NOBODY = 'nobody';

/** Whom a finding is given to: those who may act on it, oneself first, or nobody. */
export function AssignDialog({ rows, onClose, submit }: DialogFor) {
  const { userId, name } = useTriage();
  const people = useQuery(colleagues);
  const { problem, run } = useSubmit();
  const others = (people.data?.people ?? []).filter(
    (one) => !one.isDisabled && one.id !== userId && may(one.role, 'findings.act'),
  );
  const options = [
    { value: userId, label: name, detail: 'you', icon: <Avatar name={name} size="sm" plain /> },
    ...others.map((one) => ({
      value: one.id,
      label: one.name,
      detail: one.email,
      icon: <Avatar name={one.name} size="sm" plain />,
    })),
    { value: NOBODY, label: 'Nobody', keywords: ['unassign'], icon: <Avatar name={null} size="sm" plain /> },
  ];
  const [only] = rows;
  const choose = (value: string) => {
    const owner = options.find((one) => one.value === value && value !== NOBODY);
    void run(() => submit(assigning(rows, owner ? { id: owner.value, name: owner.label } : null, userId)));
  };
  return (
    <Dialog title={titleFor('Assign', rows)} size="sm" onClose={onClose} description={<AboutRows rows={rows} />}>
      {problem && <Notice problem={problem} />}
      {people.isPending && <SkeletonRows rows={3} label="Loading people" />}
      {people.isError && (
        <FailedState title="People could not be loaded" error={people.error} onRetry={() => void people.refetch()} />
      )}
      {people.isSuccess && (
        <ComboboxList
          label="Name or mail"
          options={options}
          value={rows.length === 1 ? (only?.owner?.id ?? NOBODY) : null}
          onChoose={choose}
        />
      )}
    </Dialog>
  );
}
