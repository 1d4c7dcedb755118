'use client';

import { clsx } from 'clsx';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import { Button } from './button';
import type { ComboboxOption } from './combobox-list';
import { part } from './part';
import { Popover } from './popover';
import { Skeleton } from './skeleton';

// The searchable list comes with its first opening: most pages never open one.
const ComboboxList = part(
  () => import('./combobox-list').then((module) => module.ComboboxList),
  () => <Skeleton className="m-2 h-5 w-40" />,
);

/** A choice from a long list (people, tags, policies) by typing. With an `id` it stands in a field and looks like one. */
export function Combobox({
  id,
  label,
  options,
  value,
  onChange,
  placeholder = 'Choose',
  hotkey,
  ...aria
}: {
  id?: string;
  label: string;
  options: readonly ComboboxOption[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string;
  hotkey?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover
      label={label}
      haspopup="listbox"
      className="w-64"
      trigger={(trigger) => (
        <Button
          {...trigger}
          {...aria}
          id={id}
          hotkey={hotkey}
          size={id ? 'lg' : 'md'}
          tone={id ? 'field' : 'plain'}
          aria-label={`${label}: ${chosen?.label ?? placeholder}`}
        >
          <span className={clsx('truncate', id && 'mr-auto', !chosen && 'text-ink-3')}>
            {chosen?.label ?? placeholder}
          </span>
          {id && <ChevronsUpDown aria-hidden size={14} className="-mr-1 text-ink-3" />}
        </Button>
      )}
    >
      {(close) => (
        <ComboboxList
          label={label}
          options={options}
          value={value}
          onChoose={(next) => {
            close();
            onChange(next);
          }}
        />
      )}
    </Popover>
  );
}
