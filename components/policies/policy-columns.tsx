import { AgeCell, StatusCell, TextCell } from '@/components/items/cells';
import type { ItemColumn, ItemWords } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';
import { spoken } from '@/components/items/words';

export const policyWords: ItemWords = {
  one: 'policy',
  many: 'policies',
  facets: { kind: 'Kind', status: 'Status', tenant: 'Tenant' },
  search: 'Filter policies by name, description or id',
};

export const policyColumns: readonly ItemColumn<'policy'>[] = [
  {
    id: 'title',
    header: 'Policy',
    className: '',
    sortAs: 'title',
    cell: (row, active) => (
      <RowTitle id={row.id} title={row.title} active={active} gone={row.goneAt !== null}>
        {row.facts.description && <bdi>{row.facts.description}</bdi>}
      </RowTitle>
    ),
  },
  {
    id: 'action',
    header: 'Does',
    className: 'w-36 @max-[760px]:w-28 @max-[480px]:hidden',
    cell: (row) => <TextCell text={row.facts.action === null ? null : spoken(row.facts.action)} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    className: 'w-28 @max-[640px]:hidden',
    cell: (row) => <span className="block truncate text-ink-2">{spoken(row.kind)}</span>,
  },
  { id: 'status', header: 'Status', className: 'w-32 @max-[480px]:w-28', cell: (row) => <StatusCell row={row} /> },
  {
    id: 'tenant',
    header: 'Tenant',
    className: 'w-32 @max-[860px]:hidden',
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
