import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

/** On or off, at once. A checkbox to the browser, a switch to people. Name it with a label or `aria-label`. */
export function Switch({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox brings its own checked state
      role="switch"
      {...rest}
      className={clsx(
        'relative h-4 w-7 shrink-0 appearance-none rounded-full border border-control bg-surface transition-colors',
        'before:absolute before:top-[2px] before:left-[2px] before:size-2.5 before:rounded-full before:bg-control',
        'before:transition-transform before:content-[""] checked:border-accent checked:bg-accent',
        'checked:before:translate-x-3 checked:before:bg-accent-ink after:absolute after:-inset-1 after:content-[""]',
        'disabled:cursor-not-allowed disabled:opacity-50 forced-colors:appearance-auto',
        className,
      )}
    />
  );
}
