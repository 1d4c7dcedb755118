'use client';

import { useState } from 'react';
import { ItemScreen } from '@/components/items/item-screen';
import { NewButton } from '@/components/items/new-button';
import { OfferButtons, OfferKeys } from '@/components/items/offers';
import { returnFocus } from '@/components/items/return-focus';
import { useForbidden } from '@/components/items/viewer';
import { dialogPart } from '@/components/ui/part';
import { workflowColumns, workflowWords } from './workflow-columns';
import { RunsOfWorkflow, WorkflowDetail } from './workflow-detail';
import { type Work, workflowOffers } from './workflow-offers';
import { WorkflowTabs } from './workflow-tabs';

const WorkflowWork = dialogPart(() => import('./workflow-work').then((one) => one.WorkflowWork));

/** The workflows that ask before something happens: what they do, and what can be done with them. */
export function WorkflowsView() {
  const [work, setWork] = useState<Work | null>(null);
  const forbidden = { edit: useForbidden('operations.write'), run: useForbidden('findings.act') };
  const close = () => {
    setWork(null);
    returnFocus();
  };
  return (
    <>
      <ItemScreen
        noun="workflow"
        title="Workflows"
        words={workflowWords}
        columns={workflowColumns}
        views={<WorkflowTabs here="/workflows" />}
        actions={
          <NewButton
            id="workflow.new"
            label="New workflow"
            group="Workflows"
            why={forbidden.edit}
            run={() => setWork({ kind: 'new' })}
          />
        }
        forActive={(row) => <OfferKeys group="Workflows" offers={workflowOffers(row, forbidden, setWork)} />}
        pane={(detail) => <WorkflowDetail detail={detail} />}
        paneFooter={(detail) => (
          <>
            <OfferButtons offers={workflowOffers(detail, forbidden, setWork)} />
            <RunsOfWorkflow detail={detail} />
          </>
        )}
      />
      {work && <WorkflowWork work={work} onClose={close} />}
    </>
  );
}
