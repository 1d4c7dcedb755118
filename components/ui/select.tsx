import { clsx } from 'clsx';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import type { ComponentProps } from 'react';
import { inputClass } from './input-class';

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** The browser's own list: keyboard, phone and screen reader work as people know them. For long lists see `Combobox`. */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children' | 'multiple'> & {
  options: readonly SelectOption[];
  placeholder?: string;
}) {
  return (
    <span className={clsx('relative inline-grid', className ?? 'w-full')}>
      <select {...rest} className={clsx(inputClass, 'border-control', 'h-8 appearance-none truncate pr-7')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden size={14} className="pointer-events-none absolute right-2 self-center text-ink-3" />
    </span>
  );
}
