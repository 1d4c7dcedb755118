'use client';

import { useMemo } from 'react';
import { ListFrame } from '@/components/items/list-frame';
import { NotReadAgain } from '@/components/items/not-read-again';
import { useItemUrl } from '@/components/items/use-item-url';
import { FailedState } from '@/components/ui/failed-state';
import { plural } from '@/components/ui/format-number';
import { SkeletonRows } from '@/components/ui/skeleton';
import { approvalColumns, approvalWords } from './approval-columns';
import { AskedChanges } from './asked-changes';
import { LapseWarning } from './lapse-warning';
import { NothingWaits } from './nothing-waits';
import { matching } from './open-runs';
import { AnswerKeys, RunAnswers } from './run-answers';
import { RunDetailView } from './run-detail-view';
import { useAnswerDialog } from './use-answer-dialog';
import { useWaitingRuns } from './use-waiting-runs';

/** The requests that wait for an answer, those with the least time left first. */
export function ApprovalsView() {
  const url = useItemUrl();
  const { ask, dialog } = useAnswerDialog();
  const { waiting, isCut, error, failedDetails, isFetching, retry } = useWaitingRuns();
  const text = url.query.text;
  const shown = useMemo(() => matching(waiting ?? [], text), [waiting, text]);
  const columns = useMemo(() => approvalColumns(new Map(shown.map((run) => [run.row.id, run]))), [shown]);
  const rows = useMemo(() => shown.map(({ row }) => row), [shown]);

  return (
    <>
      <ListFrame
        noun="workflow_run"
        title="Approvals"
        words={approvalWords}
        columns={columns}
        url={url}
        rows={rows}
        total={rows.length}
        bar={
          <>
            <AskedChanges />
            <div className="flex min-h-10 shrink-0 items-center gap-2 border-line border-b px-4 py-1">
              <p className="text-ink-2 text-sm" aria-live="polite">
                {waiting && `${plural(shown.length, 'request waits', 'requests wait')} for an answer`}
                {isCut && ', and more than can be shown here; filter the runs under Workflows'}
              </p>
            </div>
            <LapseWarning waiting={waiting ?? []} onOpen={url.open} />
            {error !== null && waiting && <NotReadAgain error={error} />}
            {failedDetails > 0 && (
              <p role="alert" className="border-line border-b px-4 py-1.5 text-sm">
                {plural(failedDetails, 'request', 'requests')} could not be read whole: time left and reason are
                missing.
              </p>
            )}
          </>
        }
        forActive={(row) => <AnswerKeys row={row} onAnswer={ask} />}
        pane={(detail) => <RunDetailView detail={detail} />}
        paneFooter={(detail) => <RunAnswers detail={detail} onAnswer={ask} />}
        otherwise={
          waiting ? (
            <NothingWaits isFiltered={waiting.length > 0} onDrop={() => url.setQuery({ ...url.query, text: '' })} />
          ) : error ? (
            <FailedState title="The requests could not be read" error={error} onRetry={retry} retrying={isFetching} />
          ) : (
            <SkeletonRows label="Reading the requests" />
          )
        }
      />
      {dialog}
    </>
  );
}
