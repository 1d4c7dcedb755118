import { AgeCell, StatusCell, TextCell } from '@/components/items/cells';
import type { ItemColumn, ItemWords } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';

export const workflowWords: ItemWords = {
  one: 'workflow',
  many: 'workflows',
  facets: { status: 'Status', tenant: 'Tenant' },
  search: 'Filter workflows by name, description or id',
};

export const workflowColumns: readonly ItemColumn<'workflow'>[] = [
  {
    id: 'title',
    header: 'Workflow',
    className: '',
    sortAs: 'title',
    cell: (row, active) => (
      <RowTitle id={row.id} title={row.title} active={active} gone={row.goneAt !== null}>
        {row.facts.description && <bdi>{row.facts.description}</bdi>}
      </RowTitle>
    ),
  },
  { id: 'status', header: 'Status', className: 'w-32 @max-[480px]:w-24', cell: (row) => <StatusCell row={row} /> },
  {
    id: 'tenant',
    header: 'Tenant',
    className: 'w-32 @max-[560px]:hidden',
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
