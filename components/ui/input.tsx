import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { inputClass } from './input-class';

/** One line of text. `mono` for identifiers, keys and queries. */
export function Input({ mono, className, ...rest }: ComponentProps<'input'> & { mono?: boolean }) {
  return <input autoComplete="off" {...rest} className={clsx(inputClass, 'h-8', mono && 'font-mono', className)} />;
}
