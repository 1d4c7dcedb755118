'use client';

import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { docked } from '@/components/ui/dock';
import { IconButton } from '@/components/ui/icon-button';

/** The frame of what is known of one row, beside its list; under 1440 px over it. */
export function PaneFrame({
  one,
  from,
  title,
  vendorId,
  takeFocus,
  onStep,
  onClose,
  footer,
  children,
}: {
  /** What such a thing is called: "Policy". */
  one: string;
  /** The tenant it is of. */
  from?: ReactNode;
  /** Absent while nothing is known of it. */
  title?: string;
  vendorId?: string;
  /** Opened by a key that asks to go in. */
  takeFocus: boolean;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [takeFocus]);

  return (
    <aside
      aria-label={one}
      className="absolute inset-y-0 right-0 z-20 flex w-94 max-w-full flex-col border-line border-l bg-surface max-xl:shadow-float max-sm:w-full xl:static xl:shrink-0"
    >
      <header className="grid gap-1 border-line border-b px-4 pt-2 pb-3">
        <div className="flex items-center gap-1">
          <p className="min-w-0 grow truncate text-ink-3 text-sm">
            {one}
            {from && <> · {from}</>}
          </p>
          <IconButton
            size="sm"
            label={`Previous ${one.toLowerCase()}`}
            hotkey="["
            icon={<ChevronUp aria-hidden size={14} />}
            onClick={() => onStep(-1)}
          />
          <IconButton
            size="sm"
            label={`Next ${one.toLowerCase()}`}
            hotkey="]"
            icon={<ChevronDown aria-hidden size={14} />}
            onClick={() => onStep(1)}
          />
          <IconButton size="sm" label="Close" hotkey="Esc" icon={<X aria-hidden size={14} />} onClick={onClose} />
        </div>
        {title !== undefined && (
          <h2
            ref={heading}
            tabIndex={-1}
            className="line-clamp-6 rounded-sm text-pretty text-lg outline-offset-2 [overflow-wrap:anywhere]"
          >
            <bdi>{title}</bdi>
          </h2>
        )}
        {vendorId !== undefined && (
          <p className="flex items-center gap-1 text-ink-3 text-xs">
            <code className="min-w-0 truncate">{vendorId}</code>
            <CopyButton text={vendorId} label="Copy the vendor’s id" />
          </p>
        )}
      </header>
      <div className="min-h-0 grow overflow-y-auto">{children}</div>
      {footer && (
        <footer ref={docked} className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3">
          {footer}
        </footer>
      )}
    </aside>
  );
}
