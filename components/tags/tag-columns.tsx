import { AgeCell, TextCell } from '@/components/items/cells';
import type { ItemColumn, ItemWords } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';
import { WriteBadge } from '@/components/items/write-badge';
import { count } from '@/components/ui/format-number';
import type { ItemRow } from '@/lib/items/shapes';
import { TagDot } from './tag-dot';

export const tagWords: ItemWords = {
  one: 'tag',
  many: 'tags',
  facets: { tenant: 'Tenant' },
  search: 'Filter tags by title, description or handle',
};

/** Deleted by us and not yet read again: the row says so until it leaves. */
export function isDeleted({ write, goneAt }: ItemRow<'tag'>): boolean {
  return goneAt !== null || (write?.command === 'tag.delete' && write.state === 'done');
}

export const tagColumns: readonly ItemColumn<'tag'>[] = [
  {
    id: 'title',
    header: 'Tag',
    className: '',
    sortAs: 'title',
    cell: (row, active) => (
      <RowTitle id={row.id} title={row.title} active={active} gone={isDeleted(row)}>
        {isDeleted(row) ? 'Deleted at the vendor' : row.facts.description && <bdi>{row.facts.description}</bdi>}
      </RowTitle>
    ),
  },
  {
    id: 'color',
    header: 'Colour',
    className: 'w-28 @max-[420px]:w-24',
    cell: (row) => (row.facts.color === null ? <TextCell text={null} /> : <TagDot color={row.facts.color} />),
  },
  {
    id: 'assignments',
    header: 'Used on',
    className: 'w-20 @max-[520px]:hidden',
    align: 'end',
    cell: (row) => <TextCell text={row.facts.assignments === null ? null : count(row.facts.assignments)} />,
  },
  {
    id: 'author',
    header: 'Made by',
    className: 'w-36 @max-[640px]:hidden',
    cell: (row) => <TextCell text={row.facts.author} />,
  },
  {
    id: 'tenant',
    header: 'Tenant',
    className: 'w-36 @max-[900px]:hidden',
    cell: (row) => <TextCell text={row.tenant.name} />,
  },
  {
    id: 'at',
    header: 'Changed',
    className: 'w-26 @max-[420px]:w-24',
    align: 'end',
    sortAs: 'at',
    cell: (row) => (
      <span className="grid justify-items-end leading-4">
        <AgeCell at={row.at} />
        {row.write && <WriteBadge write={row.write} />}
      </span>
    ),
  },
];
