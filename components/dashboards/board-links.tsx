'use client';

import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/ui/hotkeys';
import { sourceLabel } from '@/components/ui/source-icon';
import { boardHref, type Period, SOURCES } from './period';

/** The dashboards there are: over everything, one for each source, and those people have made. */
export function BoardLinks({ days, here }: { days: Period; here: string }) {
  const router = useRouter();
  const links: { id: string; label: string; href: Route }[] = [
    { id: 'all', label: 'Everything', href: boardHref({ days, source: null }) },
    ...SOURCES.map((source) => ({ id: source, label: sourceLabel(source), href: boardHref({ days, source }) })),
  ];
  useShortcuts(
    links.map(({ id, label, href }) => ({
      id: `dashboard.board.${id}`,
      label: `Dashboard: ${label}`,
      group: 'Dashboard',
      run: () => router.push(href),
    })),
  );
  return (
    <nav aria-label="Dashboards" className="-mx-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-1">
      {links.map(({ id, label, href }) => (
        <Link
          key={id}
          href={href}
          prefetch={false}
          aria-current={id === here ? 'page' : undefined}
          className={clsx(
            'inline-flex h-7 shrink-0 items-center rounded-full px-2.5 text-sm',
            id === here ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
