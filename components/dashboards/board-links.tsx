'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import Plus from 'lucide-react/icons/plus';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { dialogPart } from '@/components/ui/part';
import { sourceLabel } from '@/components/ui/source-icon';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import { boards, useCreateBoard } from './board-queries';
import { boardHref, ownBoardHref, type Period, SOURCES } from './period';

const BoardDialog = dialogPart(() => import('./board-dialog').then((one) => one.BoardDialog));

/** The dashboards there are: over everything, one for each source, and those people have made. */
export function BoardLinks({ days, here, role }: { days: Period; here: string; role: Role }) {
  const router = useRouter();
  const { data } = useQuery(boards.list());
  const create = useCreateBoard();
  const [isNaming, setIsNaming] = useState(false);
  const links: { id: string; label: string; href: Route }[] = [
    { id: 'all', label: 'Everything', href: boardHref({ days, source: null }) },
    ...SOURCES.map((source) => ({ id: source, label: sourceLabel(source), href: boardHref({ days, source }) })),
    ...(data?.boards ?? []).map(({ id, name }) => ({ id, label: name, href: ownBoardHref(id, days) })),
  ];
  useShortcuts([
    ...links.map(({ id, label, href }) => ({
      id: `dashboard.board.${id}`,
      label: `Dashboard: ${label}`,
      group: 'Dashboard',
      run: () => router.push(href),
    })),
    { id: 'dashboard.make', label: 'New dashboard', group: 'Dashboard', run: () => setIsNaming(true) },
  ]);
  return (
    <>
      <nav aria-label="Dashboards" className="-mx-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-1">
        {links.map(({ id, label, href }) => (
          <Link
            key={id}
            href={href}
            prefetch={false}
            aria-current={id === here ? 'page' : undefined}
            className={clsx(
              'inline-flex h-7 max-w-60 shrink-0 items-center truncate rounded-full px-2.5 text-sm',
              id === here ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
            )}
          >
            {label}
          </Link>
        ))}
        <Button tone="quiet" icon={<Plus aria-hidden size={13} />} onClick={() => setIsNaming(true)}>
          New dashboard
        </Button>
      </nav>
      {isNaming && (
        <BoardDialog
          board={null}
          mayShare={may(role, 'dashboards.share')}
          onClose={() => setIsNaming(false)}
          onKeep={async (values) => {
            const { id } = await create.mutateAsync(values);
            setIsNaming(false);
            router.push(ownBoardHref(id, days));
          }}
        />
      )}
    </>
  );
}
