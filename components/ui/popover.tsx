'use client';

import { clsx } from 'clsx';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import type { Align, Side } from './place';
import { useFloating } from './use-floating';

/** What the button that opens something needs: spread it on a `Button` or `IconButton`. */
export type TriggerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
  onPointerDown: () => void;
  'aria-haspopup': 'dialog' | 'menu' | 'listbox';
  'aria-expanded': boolean;
  'aria-controls': string;
};

export const panelClass = 'fixed rounded-lg border border-line-strong bg-raised p-1 text-ink shadow-float';

/** A small panel beside its button. Its content exists only while it is open; `close` is handed to it. */
export function Popover({
  label,
  side,
  align,
  haspopup = 'dialog',
  className,
  trigger,
  children,
}: {
  label: string;
  side?: Side;
  align?: Align;
  haspopup?: 'dialog' | 'listbox';
  className?: string;
  trigger: (props: TriggerProps) => ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const { panel, open, show, hide } = useFloating(anchor, { side, align });
  const id = useId();
  const wasOpen = useRef(false);

  useEffect(() => {
    // Focus goes in, to what asks for it or else to the first control.
    if (!open) return;
    const first = panel.current?.querySelector<HTMLElement>(
      '[data-autofocus], input, select, textarea, button, a[href]',
    );
    first?.focus();
  }, [open, panel]);

  return (
    <>
      {trigger({
        ref: anchor,
        // A press outside closes the panel before the click arrives: remember, or the click would open it again.
        onPointerDown: () => {
          wasOpen.current = open;
        },
        onClick: () => {
          if (wasOpen.current || open) hide();
          else show();
          wasOpen.current = false;
        },
        'aria-haspopup': haspopup,
        'aria-expanded': open,
        'aria-controls': id,
      })}
      <div ref={panel} id={id} popover="auto" role="dialog" aria-label={label} className={clsx(panelClass, className)}>
        {open && children(hide)}
      </div>
    </>
  );
}
