'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSecondsLeft } from '@/components/findings/use-seconds-left';
import { isUnderWay, reportOf, truthOf } from '@/components/items/write-words';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { TruthBadge } from '@/components/ui/truth-badge';
import type { ActionJson } from '@/lib/actions/shapes';
import { api } from '@/lib/api/browser';

const AGAIN_MS = 1000;

/** A write that is held, or goes on in the background: how it stands, and the way back while there is one. */
export function QueuedWrite({ action, operation, vendor }: { action: ActionJson; operation: string; vendor: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data, refetch } = useQuery({
    queryKey: ['actions', action.id],
    queryFn: ({ signal }) => api.get<ActionJson>(`/api/actions/${action.id}`, { signal }),
    initialData: action,
    refetchInterval: ({ state }) =>
      state.data && (isUnderWay(state.data.state) || state.data.state === 'asked') ? AGAIN_MS : false,
  });
  const truth = truthOf(data.state, data.confirmedAt);
  const left = useSecondsLeft(data.state === 'held' ? data.notBefore : undefined);
  const canTakeBack = ['asked', 'held', 'queued'].includes(data.state);
  return (
    <div className="grid justify-items-start gap-2">
      <p role="status" className="flex flex-wrap items-center gap-2">
        {truth && <TruthBadge truth={truth} detail={left === null ? undefined : `${left} s`} />}
        {reportOf(data, `${operation} is done`, vendor).text}
      </p>
      {canTakeBack && (
        <Button
          hotkey="Z"
          onClick={() =>
            api.post(`/api/actions/${action.id}/take-back`).then(
              () => refetch(),
              (error) => setProblem(problemOf(error)),
            )
          }
        >
          Take it back
        </Button>
      )}
      {problem && <Notice problem={problem} />}
    </div>
  );
}
