'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTriage } from '@/components/findings/triage-context';
import { differs, type QueueState } from '@/components/queue/queue-url';
import { goTo } from '@/components/queue/use-queue-url';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { SkeletonRows } from '@/components/ui/skeleton';
import { may } from '@/lib/auth/permissions';
import type { SavedView } from '@/lib/views/shapes';
import { views } from './queries';
import { SaveView } from './save-view';
import { useViewDeed, type ViewDeed, type ViewDraft } from './view-deeds';
import { ViewLine } from './view-line';

type Now = Pick<QueueState, 'q' | 'sort' | 'group' | 'view'>;

/** All views a person may use: open, keep, change, pin and share them, and choose what the queue opens with. */
export function ViewsDialog({ now, onClose }: { now: Now; onClose: () => void }) {
  const { role } = useTriage();
  const list = useQuery(views.list());
  const deed = useViewDeed();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [leaving, setLeaving] = useState<SavedView | null>(null);
  const current = list.data?.views.find(({ id }) => id === now.view);
  const draft: Omit<ViewDraft, 'name' | 'isShared'> = { q: now.q, sort: now.sort, groupBy: now.group };

  async function act(one: ViewDeed): Promise<boolean> {
    setProblem(null);
    try {
      const done = await deed.mutateAsync(one);
      if (one.kind === 'create' && done && 'id' in done) goTo({ view: done.id });
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    }
  }

  return (
    <Dialog title="Views" size="lg" onClose={onClose}>
      <SaveView
        key={current?.id}
        current={current && differs(now, current) && current.isEditable ? current : undefined}
        mayShare={may(role, 'views.share')}
        busy={deed.isPending}
        onSave={(name, isShared) => act({ kind: 'create', draft: { ...draft, name, isShared } })}
        onChange={(view) => act({ kind: 'update', view, change: draft })}
      />
      {problem && (
        <div className="mt-3">
          <Notice problem={problem} />
        </div>
      )}
      {list.isPending && <SkeletonRows rows={3} label="Loading views" />}
      {list.isError && (
        <FailedState title="Views could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data?.views.length === 0 && <p className="mt-4 text-ink-2">No views are kept yet.</p>}
      {list.data && list.data.views.length > 0 && (
        <ul aria-label="Kept views" className="mt-4 border-line border-t">
          {list.data.views.map((view) => (
            <ViewLine
              key={view.id}
              view={view}
              all={list.data}
              isCurrent={view.id === now.view}
              mayShare={may(role, 'views.share')}
              act={act}
              onDelete={() => setLeaving(view)}
              onOpened={onClose}
            />
          ))}
        </ul>
      )}
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>Done</Button>
      </div>
      {leaving && (
        <ConfirmDialog
          title={`Delete the view “${leaving.name}”?`}
          confirmLabel="Delete"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            await deed.mutateAsync({ kind: 'delete', view: leaving });
            if (leaving.id === now.view) goTo({ view: null });
          }}
        >
          {leaving.isShared
            ? 'It goes from the tabs of everybody, and nobody’s queue opens with it any more.'
            : 'Only you have it.'}{' '}
          No finding is touched.
        </ConfirmDialog>
      )}
    </Dialog>
  );
}
