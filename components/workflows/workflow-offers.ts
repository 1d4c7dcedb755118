import type { Offer } from '@/components/items/offers';
import type { ItemRow } from '@/lib/items/shapes';

type Row = ItemRow<'workflow'>;
/** What is to be done with a workflow. */
export type Work = { kind: 'new' } | { kind: 'change' | 'clone' | 'run'; row: Row };

/** What can be done with one; starting a run is for analysts too. */
export function workflowOffers(
  row: Row | null,
  forbidden: { edit: string | undefined; run: string | undefined },
  onWork: (work: Work) => void,
): Offer[] {
  const why = (forbids: string | undefined) => {
    if (row === null) return 'There is no workflow here.';
    return forbids ?? (row.goneAt === null ? undefined : 'The vendor no longer has this workflow.');
  };
  const run = (kind: 'change' | 'clone' | 'run') => () => row && onWork({ kind, row });
  return [
    {
      id: 'workflow.run',
      label: 'Start a run',
      about: ' of the workflow',
      keys: 'R',
      why: why(forbidden.run),
      run: run('run'),
    },
    {
      id: 'workflow.change',
      label: 'Edit',
      about: ' the workflow',
      keys: 'E',
      why: why(forbidden.edit),
      run: run('change'),
    },
    {
      id: 'workflow.clone',
      label: 'Clone',
      about: ' the workflow',
      keys: 'Shift C',
      why: why(forbidden.edit),
      run: run('clone'),
    },
  ];
}
