import type { QueueSort } from './queue-url';

/**
 * The columns of the list, in one place: rank and time left will stand before the severity and the age. The list's own
 * width decides what gives way, since the peek takes a part of it.
 */
export const GRID =
  'grid grid-cols-[14px_14px_104px_minmax(0,1fr)_140px_22px_52px_36px] items-center gap-x-3 px-4 ' +
  '@max-[760px]:grid-cols-[14px_14px_104px_minmax(0,1fr)_132px_22px_36px] ' +
  '@max-[600px]:grid-cols-[14px_16px_minmax(0,1fr)_112px] @max-[600px]:gap-x-2.5 @max-[600px]:px-3';
/** The header's height: rows begin below it. */
export const HEAD_HEIGHT = 28;
/** Gives way when the list is narrow, and when it is as narrow as a phone. */
export const WIDE_ONLY = '@max-[760px]:hidden';
export const NOT_ON_PHONE = '@max-[600px]:hidden';

export type Column = {
  id: string;
  label: string;
  sort?: 'severity' | 'updated' | 'created';
  hidden?: boolean;
  className?: string;
};

/** Headers in the order of the cells. `hidden`: named for screen readers only. */
export const COLUMNS: readonly Column[] = [
  { id: 'severity', label: 'Severity', sort: 'severity', className: '-mx-1' },
  { id: 'source', label: 'Source', className: NOT_ON_PHONE },
  { id: 'finding', label: 'Finding' },
  { id: 'status', label: 'Status' },
  { id: 'owner', label: 'Owner', hidden: true, className: NOT_ON_PHONE },
  { id: 'updated', label: 'Updated', sort: 'updated', className: `text-right! ${WIDE_ONLY}` },
  { id: 'age', label: 'Age', sort: 'created', className: `text-right! ${NOT_ON_PHONE}` },
];

/** The order after a press on a header: that column, worst or newest first, and turned round at the second press. */
export function nextSort(sort: QueueSort, column: NonNullable<Column['sort']>): QueueSort {
  return sort === `-${column}` ? column : `-${column}`;
}

export function ariaSort(sort: QueueSort, column: Column['sort']): 'ascending' | 'descending' | undefined {
  if (column === undefined || sort.replace('-', '') !== column) return undefined;
  return sort.startsWith('-') ? 'descending' : 'ascending';
}
