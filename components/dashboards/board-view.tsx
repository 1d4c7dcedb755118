'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Page } from '@/components/shell/page';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FailedState } from '@/components/ui/failed-state';
import { problemOf } from '@/components/ui/problem';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RelativeTime } from '@/components/ui/relative-time';
import { notify } from '@/components/ui/toast-store';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import { BoardCards } from './board-cards';
import { BoardDialog } from './board-dialog';
import { BoardLinks } from './board-links';
import { boards, useRemoveBoard, useUpdateBoard } from './board-queries';
import { BoardTools } from './board-tools';
import { ownBoardHref, type Period, spanWords } from './period';
import { PeriodLinks } from './period-links';

/** A dashboard that somebody made: its cards with their numbers, and what may be done with it. */
export function BoardView({ id, days, role }: { id: string; days: Period; role: Role }) {
  const { data: board, error: gone } = useQuery(boards.one(id));
  const { data: numbers, error, isFetching, isPlaceholderData, refetch } = useQuery(boards.numbers(id, days));
  const [open, setOpen] = useState<'settings' | 'remove' | null>(null);
  const update = useUpdateBoard();
  const remove = useRemoveBoard();
  const router = useRouter();
  const close = () => setOpen(null);

  return (
    <Page
      title={board?.name ?? 'Dashboard'}
      actions={
        <>
          {numbers && (
            <span className="text-ink-2 text-sm max-md:hidden">{spanWords(numbers.from, numbers.to)}, UTC</span>
          )}
          <PeriodLinks days={days} hrefOf={(days) => ownBoardHref(id, days)} />
        </>
      }
    >
      <ProgressBar active={isFetching && isPlaceholderData} label="Loading the numbers" />
      <div className="grid grid-cols-1 gap-3 px-6 pt-3 pb-5 max-sm:px-4">
        <BoardLinks days={days} here={id} role={role} />
        {!board && gone && <FailedState title="The dashboard could not be loaded" error={gone} />}
        {board && (
          <>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <p className="text-ink-2 text-sm">
                {board.isShared ? `Shared by ${board.owner.name}` : 'Only you see it'}, changed{' '}
                <RelativeTime at={board.updatedAt} suffix=" ago" focusable /> by {board.updatedBy.name}
              </p>
              {error && (
                <p role="alert" className="text-bad text-sm">
                  {numbers ? 'These are the last known numbers: ' : ''}
                  {problemOf(error).message}
                </p>
              )}
              <BoardTools
                board={board}
                days={days}
                onReload={() => void refetch()}
                onSettings={() => setOpen('settings')}
                onRemove={() => setOpen('remove')}
              />
            </div>
            <BoardCards board={board} numbers={numbers} days={days} />
          </>
        )}
      </div>
      {board && open === 'settings' && (
        <BoardDialog
          board={board}
          mayShare={may(role, 'dashboards.share')}
          onClose={close}
          onKeep={async ({ name, isShared }) => {
            await update.mutateAsync({ id, version: board.version, name, isShared });
            close();
            notify({ text: `“${name}” is changed` });
          }}
        />
      )}
      {board && open === 'remove' && (
        <ConfirmDialog
          title={`Delete “${board.name}”?`}
          confirmLabel="Delete the dashboard"
          onClose={close}
          onConfirm={async () => {
            await remove.mutateAsync({ id, version: board.version });
            notify({ text: `“${board.name}” is deleted` });
            router.push('/dashboards');
          }}
        >
          {board.isShared ? 'It is gone for everybody in this workspace.' : 'No finding changes.'}
        </ConfirmDialog>
      )}
    </Page>
  );
}
