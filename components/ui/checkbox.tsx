'use client';

import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';

const tick = 'before:[clip-path:polygon(14%_48%,4%_58%,38%_90%,97%_24%,87%_14%,38%_70%)]';
const dash = 'indeterminate:before:[clip-path:polygon(10%_42%,90%_42%,90%_58%,10%_58%)]';

/** A native checkbox in our shape. `indeterminate` is for "some of these". The label makes the target 24 px high. */
export function Checkbox({
  label,
  indeterminate = false,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label?: ReactNode; indeterminate?: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const input = (
    <input
      ref={box}
      type="checkbox"
      {...rest}
      className={clsx(
        'grid size-3.5 shrink-0 appearance-none place-items-center rounded-[3px] border border-control bg-surface',
        'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent',
        'before:size-2.5 before:content-[""] checked:before:bg-accent-ink indeterminate:before:bg-accent-ink',
        'aria-invalid:border-bad disabled:cursor-not-allowed disabled:opacity-50 forced-colors:appearance-auto',
        tick,
        dash,
        // A larger target than the box, without moving anything.
        'relative after:absolute after:-inset-[5px] after:content-[""]',
        !label && className,
      )}
    />
  );
  if (!label) return input;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={clsx('inline-flex min-h-6 items-center gap-2', className)}>
      {input}
      {label}
    </label>
  );
}
