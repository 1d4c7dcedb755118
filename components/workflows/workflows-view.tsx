'use client';

import { ItemScreen } from '@/components/items/item-screen';
import { workflowColumns, workflowWords } from './workflow-columns';
import { RunsOfWorkflow, WorkflowDetail } from './workflow-detail';
import { WorkflowTabs } from './workflow-tabs';

/** The workflows that ask before something happens. */
export function WorkflowsView() {
  return (
    <ItemScreen
      noun="workflow"
      title="Workflows"
      words={workflowWords}
      columns={workflowColumns}
      views={<WorkflowTabs here="/workflows" />}
      pane={(detail) => <WorkflowDetail detail={detail} />}
      paneFooter={(detail) => <RunsOfWorkflow title={detail.title} />}
    />
  );
}
