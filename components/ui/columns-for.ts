import { createColumnHelper, metaHelper, type RowData, tableFeatures } from '@tanstack/react-table';

export type ColumnLook = {
  /** Numbers and times stand at the end, so that their digits meet. */
  align?: 'end';
  /** Classes of every cell of the column, mostly its width (`w-40`) and where it gives way (`max-md:hidden`). */
  className?: string;
  /** The name under which the server sorts by it; without one its header is plain text. */
  sortAs?: string;
};

/** The server sorts, filters and pages: a table here only draws. The one place that names the library's generics. */
export const listFeatures = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

/** `const column = columnsFor<Tag>(); export const tagColumns = column.columns([column.accessor('title', …)])` */
export function columnsFor<Row extends RowData>() {
  return createColumnHelper<typeof listFeatures, Row>();
}

/** Columns of one table; their cells may be of different types. */
export type Columns<Row extends RowData> = ReturnType<ReturnType<typeof columnsFor<Row>>['columns']>;
