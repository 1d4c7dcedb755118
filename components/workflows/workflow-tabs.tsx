'use client';

import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';

const TABS: readonly { href: Route; label: string }[] = [
  { href: '/workflows', label: 'Workflows' },
  { href: '/workflows/runs', label: 'Runs' },
];

/** The two lists of workflows: definitions and their runs. */
export function WorkflowTabs({ here }: { here: '/workflows' | '/workflows/runs' }) {
  return (
    <nav aria-label="Workflows and runs" className="flex gap-1">
      {TABS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className={clsx(
            'inline-flex h-7 items-center rounded-full px-2.5 text-sm',
            href === here ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
