'use client';

import { clsx } from 'clsx';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useId, useState } from 'react';

/** A facet's heading, which folds what is under it; nothing of it is asked for while it is folded. */
export function FacetSection({
  label,
  folded = false,
  children,
}: {
  label: string;
  folded?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(!folded);
  return (
    <section aria-labelledby={id} className="mb-3">
      <h3 id={id} className="font-normal">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-6 w-full items-center justify-between text-ink-3 text-sm hover:text-ink"
        >
          {label}
          <ChevronDown aria-hidden size={12} className={clsx(!open && '-rotate-90')} />
        </button>
      </h3>
      {open && children}
    </section>
  );
}
