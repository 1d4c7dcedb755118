'use client';

import { Command } from 'cmdk';
import Check from 'lucide-react/icons/check';
import type { ReactNode } from 'react';

export type ComboboxOption = {
  value: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keywords?: readonly string[];
};

/** The searchable list of a `Combobox`, and of any panel that offers one. */
export function ComboboxList({
  label,
  options,
  value,
  onChoose,
  onType,
  empty = 'Nothing by that name.',
}: {
  label: string;
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string) => void;
  /** Whoever gives the options chooses those that fit what is typed; without it the list does. */
  onType?: (text: string) => void;
  empty?: string;
}) {
  return (
    <Command
      label={label}
      loop
      defaultValue={value ?? undefined}
      vimBindings={false}
      shouldFilter={onType === undefined}
    >
      <Command.Input
        autoFocus
        placeholder={label}
        onValueChange={onType}
        className="mb-1 h-8 w-full border-line border-b-2 bg-transparent px-2 focus-visible:border-focus focus-visible:outline-none"
      />
      <Command.List label={label} className="max-h-72 overflow-y-auto">
        <Command.Empty className="px-2 py-3 text-ink-2">{empty}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, option.detail ?? '', ...(option.keywords ?? [])]}
            onSelect={() => onChoose(option.value)}
            className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover"
          >
            {option.icon}
            <span className="min-w-0 grow truncate">
              {option.label}
              {option.detail && <span className="ml-2 text-ink-3 text-sm">{option.detail}</span>}
            </span>
            {option.value === value && <Check aria-label="Chosen" size={14} className="text-accent" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
