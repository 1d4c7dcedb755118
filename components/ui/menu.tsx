'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { type MenuGroup, typeahead } from './menu-entry';
import { MenuLine } from './menu-line';
import type { Align, Side } from './place';
import { panelClass, type TriggerProps } from './popover';
import { useFloating } from './use-floating';

/** A menu of things to do or places to go. Arrows, Home, End and first letters move; Escape and Tab leave. */
export function Menu({
  label,
  groups,
  side,
  align,
  trigger,
  header,
}: {
  label: string;
  groups: readonly MenuGroup[];
  side?: Side;
  align?: Align;
  trigger: (props: TriggerProps) => ReactNode;
  header?: ReactNode;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const { panel, open, show, hide } = useFloating(anchor, { side, align });
  const id = useId();
  const wasOpen = useRef(false);
  const typed = useRef({ text: '', at: 0 });
  const lines = () => [...(panel.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];

  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [open, panel]);

  function onKeyDown(event: KeyboardEvent) {
    const all = lines();
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const to = target(event, all, at);
    if (event.key === 'Tab') hide();
    // Letters belong to the menu while it is open, not to the page's single keys.
    if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  }

  function target(event: KeyboardEvent, all: HTMLElement[], at: number): number | undefined {
    switch (event.key) {
      case 'ArrowDown':
        return (at + 1) % all.length;
      case 'ArrowUp':
        return (at - 1 + all.length) % all.length;
      case 'Home':
        return 0;
      case 'End':
        return all.length - 1;
    }
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = event.timeStamp;
    const text = now - typed.current.at < 700 ? typed.current.text + event.key : event.key;
    typed.current = { text, at: now };
    const labels = all.map((line) => line.dataset.label ?? '');
    const found = typeahead(labels, text, text.length === 1 ? at + 1 : Math.max(at, 0));
    return found < 0 ? undefined : found;
  }

  return (
    <>
      {trigger({
        ref: anchor,
        onPointerDown: () => {
          wasOpen.current = open;
        },
        onClick: () => {
          if (wasOpen.current || open) hide();
          else show();
          wasOpen.current = false;
        },
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': id,
      })}
      <div ref={panel} popover="auto" className={clsx(panelClass, 'max-h-[80dvh] min-w-48 max-w-80 overflow-y-auto')}>
        {open && header}
        <div id={id} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {open &&
            groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
              <div
                key={group.id}
                role="group"
                aria-label={group.heading}
                className="not-first:mt-1 not-first:border-line not-first:border-t not-first:pt-1"
              >
                {group.heading && (
                  <p aria-hidden className="px-2 pt-1 pb-0.5 text-ink-3 text-xs">
                    {group.heading}
                  </p>
                )}
                {group.items.map((item) => (
                  <MenuLine key={item.id} item={item} close={hide} />
                ))}
              </div>
            ))}
        </div>
      </div>
    </>
  );
}
