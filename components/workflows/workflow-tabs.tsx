import { ViewLinks } from '@/components/items/view-links';

/** The two lists of workflows: definitions and their runs. */
export function WorkflowTabs({ here }: { here: '/workflows' | '/workflows/runs' }) {
  return (
    <ViewLinks
      label="Workflows and runs"
      here={here}
      links={[
        { href: '/workflows', label: 'Workflows' },
        { href: '/workflows/runs', label: 'Runs' },
      ]}
    />
  );
}
