import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { inputClass } from './input-class';

/** Several lines; grows with what is typed where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={clsx(inputClass, 'border-control', 'field-sizing-content max-h-80 min-h-16 py-1.5', className)}
    />
  );
}
