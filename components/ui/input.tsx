import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { inputClass } from './input-class';

/** One line of text. `mono` for identifiers, keys and queries; `quiet` where it stands alone in a bar, with its icon. */
export function Input({
  mono,
  quiet,
  className,
  ...rest
}: ComponentProps<'input'> & { mono?: boolean; quiet?: boolean }) {
  return (
    <input
      autoComplete="off"
      {...rest}
      className={clsx(
        inputClass,
        'h-8',
        quiet ? 'border-line-strong' : 'border-control',
        mono && 'font-mono',
        className,
      )}
    />
  );
}
