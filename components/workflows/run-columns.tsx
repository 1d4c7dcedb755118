import { AgeCell, StatusCell, TextCell } from '@/components/items/cells';
import type { ItemColumn, ItemWords } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';

export const runWords: ItemWords = {
  one: 'run',
  many: 'runs',
  facets: { status: 'Status', workflow: 'Workflow', person: 'Person', app: 'App', tenant: 'Tenant' },
  search: 'Filter runs by person, app, workflow or words',
};

export const runColumns: readonly ItemColumn<'workflow_run'>[] = [
  {
    id: 'title',
    header: 'Asked',
    className: '',
    sortAs: 'title',
    cell: (row, active) => (
      <RowTitle id={row.id} title={row.title} active={active} gone={row.goneAt !== null}>
        {[row.facts.user, row.facts.workflow].filter(Boolean).map((part, index) => (
          <bdi key={part}>
            {index > 0 && ' · '}
            {part}
          </bdi>
        ))}
      </RowTitle>
    ),
  },
  {
    id: 'app',
    header: 'App',
    className: 'w-36 @max-[720px]:hidden',
    cell: (row) => <TextCell text={row.facts.app} />,
  },
  {
    id: 'answered',
    header: 'Answer',
    className: 'w-32 @max-[600px]:hidden',
    cell: (row) => <TextCell text={row.facts.answered} />,
  },
  { id: 'status', header: 'Status', className: 'w-32 @max-[480px]:w-24', cell: (row) => <StatusCell row={row} /> },
  {
    id: 'tenant',
    header: 'Tenant',
    className: 'w-28 @max-[860px]:hidden',
    cell: (row) => <TextCell text={row.tenant.name} />,
  },
  {
    id: 'at',
    header: 'Changed',
    className: 'w-24',
    align: 'end',
    sortAs: 'at',
    cell: (row) => <AgeCell at={row.at} />,
  },
];
