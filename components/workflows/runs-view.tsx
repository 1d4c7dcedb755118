'use client';

import { AnswerKeys, RunAnswers } from '@/components/approvals/run-answers';
import { RunDetailView } from '@/components/approvals/run-detail-view';
import { useAnswerDialog } from '@/components/approvals/use-answer-dialog';
import { ItemScreen } from '@/components/items/item-screen';
import { runColumns, runWords } from './run-columns';
import { WorkflowTabs } from './workflow-tabs';

/** Every run of every workflow: what was asked, what was answered, and what still waits. */
export function RunsView() {
  const { ask, dialog } = useAnswerDialog();
  return (
    <>
      <ItemScreen
        noun="workflow_run"
        title="Workflow runs"
        words={runWords}
        columns={runColumns}
        views={<WorkflowTabs here="/workflows/runs" />}
        forActive={(row) => <AnswerKeys row={row} onAnswer={ask} />}
        pane={(detail) => <RunDetailView detail={detail} />}
        paneFooter={(detail) => <RunAnswers detail={detail} onAnswer={ask} />}
      />
      {dialog}
    </>
  );
}
