'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTriage, whyNotAllowed } from '@/components/findings/triage-context';
import { Section } from '@/components/items/section';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import type { CaseDetail } from '@/lib/cases/shapes';
import { type CaseDialogKind, CaseDialogs } from './case-dialogs';
import { CaseFindings } from './case-findings';
import { CaseHeader } from './case-header';
import { CaseTimeline } from './case-timeline';
import { Decisions } from './decisions';
import { cases } from './queries';
import { Tasks } from './tasks';

const GROUP = 'Case';

/** One case: its findings, what is still to do, what was decided, and what was done to it. */
export function CaseView({ initial }: { initial: CaseDetail }) {
  const kept = useQuery({ ...cases.detail(initial.id), initialData: initial });
  const detail = kept.data;
  const forbidden = whyNotAllowed(useTriage(), 'cases.edit');
  const isClosed = detail.closedAt !== null;
  const [dialog, setDialog] = useState<CaseDialogKind | null>(null);
  const onlyOpen = forbidden ?? (isClosed ? 'The case is closed. Open it again first.' : undefined);
  const onlyClosed = forbidden ?? (isClosed ? undefined : 'The case is open.');
  const of = (id: CaseDialogKind, label: string, keys: string, unavailable?: string) => ({
    id: `case.${id}`,
    label,
    group: GROUP,
    keys,
    unavailable,
    run: () => setDialog(id),
  });
  const deeds = [
    isClosed ? of('reopen', 'Open again…', 'E', onlyClosed) : of('close', 'Close with one verdict…', 'E', onlyOpen),
    of('edit', 'Edit…', 'Shift C', onlyOpen),
    of('owner', 'Assign…', 'Shift A', onlyOpen),
  ];
  useShortcuts(deeds);
  return (
    <article className="@container">
      <CaseHeader detail={detail} deeds={deeds} />
      {kept.isError && (
        <div className="px-6 pt-4 max-sm:px-4">
          <Notice
            problem={{ ...problemOf(kept.error), message: `Shown as last read. ${problemOf(kept.error).message}` }}
          />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 px-6 pt-4 pb-10 max-sm:px-4 @min-[960px]:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-6">
          <CaseFindings detail={detail} unavailable={onlyOpen} />
          <CaseTimeline events={detail.timeline} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-6">
          {detail.summary && (
            <Section title="What is known">
              <p className="whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
                <bdi>{detail.summary}</bdi>
              </p>
            </Section>
          )}
          <Tasks detail={detail} unavailable={onlyOpen} />
          <Decisions detail={detail} unavailable={onlyOpen} />
        </div>
      </div>
      {dialog && <CaseDialogs kind={dialog} detail={detail} onClose={() => setDialog(null)} />}
    </article>
  );
}
