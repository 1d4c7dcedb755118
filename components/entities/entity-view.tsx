'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useTriage, whyNotAllowed } from '@/components/findings/triage-context';
import { useFallbackMs, useOnChange } from '@/components/live/live';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { Entity } from '@/lib/entities/shapes';
import { EntityHeader } from './entity-header';
import { entityLines } from './entity-lines';
import { EntityTimeline } from './entity-timeline';
import { entities } from './queries';
import { RejectedJoins } from './rejected-joins';
import { useEntityKeys } from './use-entity-keys';
import { useJoinDeeds } from './use-join-deeds';

/** One person, device, resource, account or document: what is open, what waits and what was changed, by which keys. */
export function EntityView({ path, initial, around }: { path: string; initial: Entity; around: string | null }) {
  const chosen = useSearchParams().get('around');
  const initialData = chosen === around ? initial : undefined;
  const asked = { ...entities.detail(path, chosen), refetchInterval: useFallbackMs(30_000) };
  const kept = useQuery(initialData ? { ...asked, initialData } : asked);
  useOnChange(() => void kept.refetch(), 15_000);
  const entity = kept.data ?? initial;
  const lines = useMemo(() => entityLines(entity), [entity]);
  const forbidden = whyNotAllowed(useTriage(), 'findings.act');
  const { active, setActive, commands } = useEntityKeys(lines, () => void kept.refetch());
  const joins = useJoinDeeds({ path, lines, active, forbidden });
  useShortcuts([...commands, ...joins.commands]);
  return (
    <article className="@container">
      <ProgressBar active={kept.isFetching && kept.isPlaceholderData} label="Reading what belongs to it" />
      <EntityHeader entity={entity} forbidden={forbidden} onReject={joins.reject} />
      {kept.isError && (
        <div className="px-6 pt-4 max-sm:px-4">
          <Notice
            problem={{ ...problemOf(kept.error), message: `Shown as last read. ${problemOf(kept.error).message}` }}
          />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 px-6 pt-4 pb-10 max-sm:px-4">
        <EntityTimeline
          entity={entity}
          lines={lines}
          active={active}
          onActive={setActive}
          forbidden={forbidden}
          onReject={joins.reject}
        />
        <RejectedJoins rejected={entity.rejected} forbidden={forbidden} onRestore={joins.restore} />
      </div>
      {joins.dialog}
    </article>
  );
}
