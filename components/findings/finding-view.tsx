'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { FoldNote } from '@/components/folds/fold-note';
import { useFallbackMs, useOnChange } from '@/components/live/live';
import { usePresence } from '@/components/live/use-presence';
import { useShortcuts } from '@/components/ui/hotkeys';
import { JsonTree } from '@/components/ui/json-tree';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { type Tab, Tabs } from '@/components/ui/tabs';
import type { FindingDetail } from '@/lib/findings/shapes';
import { CHANGES_BEFORE, changesBeforeHref } from './changes-before';
import { ConflictCard } from './conflict-card';
import { entityNames } from './entity-names';
import { EvidenceTab } from './evidence-tab';
import { FindingHeader } from './finding-header';
import { GoneNote } from './gone-note';
import { MergedList } from './merged-list';
import { MergedNote } from './merged-note';
import { Labels, Notes } from './notes';
import { Overview } from './overview';
import type { Prose } from './overview-posture';
import { findings } from './queries';
import { RelatedList } from './related-list';
import { shortTitle } from './shorten-middle';
import { Standing } from './standing';
import { SuppressedNote } from './suppressed-note';
import { Timeline } from './timeline';
import { useFindingCommands } from './use-finding-commands';
import { useFindingRow } from './use-finding-row';
import { useGlass } from './use-glass';
import { useOutcomes } from './use-outcomes';
import { useSeeMentions } from './use-see-mentions';

const TABS = ['overview', 'evidence', 'related', 'timeline', 'raw'] as const;
type TabId = (typeof TABS)[number];

/** One finding in full. The server drew it first; what is done to it here is shown at once. */
export function FindingView({ initial, prose }: { initial: FindingDetail; prose: Prose | null }) {
  const refetchInterval = useFallbackMs(15_000);
  const kept = useQuery({ ...findings.detail(initial.id), initialData: initial, refetchInterval });
  useOnChange((ids) => {
    if (ids === null || ids.includes(initial.id)) void kept.refetch();
  }, 1000);
  usePresence(initial.id);
  const detail = useFindingRow(kept.data);
  const subjects = useCallback(() => [detail], [detail]);
  const commands = useFindingCommands({ subjects, onDone: stay });
  useOutcomes(subjects);
  useSeeMentions(detail);
  const tab = useTab(detail.kind === 'dlp_incident');
  const [byKey, setByKey] = useState(false);
  const glass = useGlass(tab === 'evidence');
  const reveal = () => {
    if (glass.shown) return glass.hide();
    setByKey(true);
    showTab('evidence');
  };
  const router = useRouter();
  const related = useQuery(findings.related(detail.id));
  useShortcuts([
    ...commands.list,
    // The first of them has a key.
    ...entityNames(detail)
      .slice(1)
      .map(({ kind, value, href }) => ({
        id: `entity.${kind}`,
        label: `Open ${kind} ${shortTitle(value)}`,
        group: 'Finding',
        run: () => router.push(href),
      })),
    { id: 'timeline', label: 'Timeline', group: 'Finding', keys: 'T', run: () => showTab('timeline') },
    {
      id: 'changes-before',
      label: CHANGES_BEFORE,
      group: 'Finding',
      keys: 'Shift T',
      keywords: ['activity', 'audit'],
      run: () => router.push(changesBeforeHref(detail.createdAt)),
    },
    {
      id: 'evidence',
      label: glass.shown ? 'Hide evidence' : 'Reveal evidence',
      group: 'Finding',
      keys: 'Shift E',
      run: reveal,
    },
  ]);

  const tabs: Tab[] = [
    { id: 'overview', label: 'Overview' },
    ...(detail.kind === 'dlp_incident' ? [{ id: 'evidence', label: 'Evidence' }] : []),
    { id: 'related', label: 'Related', count: related.data?.groups.reduce((sum, group) => sum + group.total, 0) },
    { id: 'timeline', label: 'Timeline' },
    { id: 'raw', label: 'Raw' },
  ];
  return (
    <article className="@container">
      <FindingHeader detail={detail} commands={commands} />
      {detail.conflicts.map((conflict) => (
        <div key={conflict.field} className="px-6 pt-4 pb-2 max-sm:px-4">
          <ConflictCard detail={detail} conflict={conflict} />
        </div>
      ))}
      {kept.isError && (
        <div className="px-6 pt-4 pb-2 max-sm:px-4">
          <Notice
            problem={{ ...problemOf(kept.error), message: `Shown as last read. ${problemOf(kept.error).message}` }}
          />
        </div>
      )}
      <GoneNote detail={detail} />
      <FoldNote detail={detail} />
      <MergedNote detail={detail} command={commands.of('split')} />
      <SuppressedNote detail={detail} command={commands.of('show-again')} />
      <div className="px-6 pt-2 pb-10 max-sm:px-4">
        <Tabs label="About this finding" tabs={tabs} value={tab} onChange={(id) => showTab(id)}>
          <div className="pt-4">
            {tab === 'overview' && (
              <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 @min-[960px]:grid-cols-[minmax(0,1fr)_320px]">
                <div className="@container grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5">
                  <MergedList
                    detail={detail}
                    command={commands.of('split')}
                    onSplit={(row) => commands.splitOff([row])}
                  />
                  <Overview detail={detail} prose={prose} />
                </div>
                <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5">
                  <Standing row={detail} />
                  <Labels detail={detail} onAdd={commands.of('label').run} />
                  <Notes detail={detail} />
                </div>
              </div>
            )}
            {tab === 'evidence' && <EvidenceTab detail={detail} glass={glass} takeFocus={byKey} />}
            {tab === 'related' && <RelatedList id={detail.id} />}
            {tab === 'timeline' && <Timeline detail={detail} />}
            {tab === 'raw' && (
              <>
                <p className="mb-2 text-ink-3 text-sm">
                  As the vendor sent it; secrets were removed before it was kept.
                </p>
                <div className="overflow-x-auto">
                  <JsonTree value={detail.raw} label="Raw record" />
                </div>
              </>
            )}
          </div>
        </Tabs>
      </div>
      {commands.dialogs}
    </article>
  );
}

/** The tab in the address; one that is not there for this finding is the overview. */
function useTab(hasEvidence: boolean): TabId {
  const asked = useSearchParams().get('tab');
  const tab = TABS.find((one) => one === asked) ?? 'overview';
  return tab === 'evidence' && !hasEvidence ? 'overview' : tab;
}

function showTab(id: string): void {
  const params = new URLSearchParams(window.location.search);
  if (id === 'overview') params.delete('tab');
  else params.set('tab', id);
  window.history.replaceState(null, '', `${window.location.pathname}${params.size > 0 ? `?${params}` : ''}`);
}

const stay = () => {};
