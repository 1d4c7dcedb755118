'use client';

import { useQuery } from '@tanstack/react-query';
import { Avatar } from '@/components/ui/avatar';
import { ComboboxList } from '@/components/ui/combobox-list';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/findings/shapes';
import { colleagues } from './queries';
import { useTriage } from './triage-context';

const NOBODY = 'nobody';

/** Those who may act, oneself first, and nobody. `value` undefined: none of them is marked as chosen. */
export function PersonPicker({
  value,
  onChoose,
}: {
  value?: string | null;
  onChoose: (person: Person | null) => void;
}) {
  const { userId, name } = useTriage();
  const people = useQuery(colleagues);
  if (people.isPending) return <SkeletonRows rows={3} label="Loading people" />;
  if (people.isError) {
    return (
      <FailedState title="People could not be loaded" error={people.error} onRetry={() => void people.refetch()} />
    );
  }
  const others = people.data.people.filter(
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
  return (
    <ComboboxList
      label="Name or mail"
      options={options}
      value={value === undefined ? null : (value ?? NOBODY)}
      onChoose={(chosen) => {
        const person = options.find((one) => one.value === chosen && chosen !== NOBODY);
        onChoose(person ? { id: person.value, name: person.label } : null);
      }}
    />
  );
}
