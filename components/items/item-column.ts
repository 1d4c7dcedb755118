import type { ReactNode } from 'react';
import type { ItemPart } from '@/lib/items/parts';
import type { ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';

/** What a list has to know of a row; the rest is its columns'. */
export type ListRow = { id: string; goneAt: string | null };

/** One column of a list. Widths are classes, so that a column can give way in a narrow list (`@max-[640px]:hidden`). */
export type ListColumn<Row extends ListRow, By extends string> = {
  id: string;
  header: string;
  className: string;
  align?: 'end';
  /** The name of an order by this column. */
  sortAs?: By;
  /** `active`: the row that the keys are on; its link is the list's one stop of the tab order. */
  cell: (row: Row, active: boolean) => ReactNode;
};

/** A column of a list that the server keeps and sorts. */
export type ItemColumn<N extends ItemNoun> = ListColumn<ItemRow<N>, 'at' | 'title'>;

/** What a list calls its things. */
export type ItemWords = {
  one: string;
  many: string;
  /** Headings of the facets; one without a heading is not shown. */
  facets: Partial<Record<ItemPart, string>>;
  /** The heading of the filter by time; a list of what stands now has none. */
  times?: string;
  /** What the text filter looks through. */
  search: string;
};
