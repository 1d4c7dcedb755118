'use client';

import { useQuery } from '@tanstack/react-query';
import { findings } from '@/components/findings/queries';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { count } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Skeleton } from '@/components/ui/skeleton';
import { notesOf } from './source-words';
import { goTo } from './use-queue-url';

/** Nothing found: which part of the query made it so, one key to drop it, and the sources that may be why. */
export function QueueEmpty({ q }: { q: string }) {
  const why = useQuery(findings.why(q));
  const all = useQuery(sources.list());
  const doubts = notesOf(all.data?.sources ?? []).filter(({ tone }) => tone !== 'plain');
  const parts = (why.data?.parts ?? []).toSorted((a, b) => b.total - a.total);
  const best = parts.find(({ total }) => total > 0);
  const drop = () => best && goTo({ q: best.without, open: null });
  useShortcuts(
    best ? [{ id: 'queue.drop', label: `Drop ${best.part}`, group: 'Queue', keys: 'Backspace', run: drop }] : [],
  );
  return (
    <EmptyState
      title={q.trim() === '' ? 'No findings yet' : 'Nothing fits this query'}
      action={
        best && (
          <Button tone="primary" hotkey="Backspace" onClick={drop}>
            Drop {short(best.part)}
          </Button>
        )
      }
    >
      {why.isPending && <Skeleton className="h-3 w-72" />}
      {best ? (
        <p>
          Without <code className="text-ink">{short(best.part)}</code> there {best.total === 1 ? 'is' : 'are'}{' '}
          {count(best.total)}
          {why.data?.atLeast && ' or more'}.
        </p>
      ) : (
        why.isSuccess && (
          <p>
            {parts.length > 1 ? 'No single part of it is the reason.' : 'The sources have sent nothing of the kind.'}
          </p>
        )
      )}
      {doubts.length > 0 && (
        <p className="mt-2">
          This may not be all: {doubts.length === 1 ? 'one source is' : `${doubts.length} sources are`} not up to date,
          see above.
        </p>
      )}
    </EmptyState>
  );
}

function short(part: string): string {
  return part.length > 60 ? `${part.slice(0, 59)}…` : part;
}
