import type { ReactNode } from 'react';
import type { ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';

/** One column of a list. Widths are classes, so that a column can give way in a narrow list (`@max-[640px]:hidden`). */
export type ItemColumn<N extends ItemNoun> = {
  id: string;
  header: string;
  className: string;
  align?: 'end';
  /** The server's name of an order by this column. */
  sortAs?: 'at' | 'title';
  /** `active`: the row that the keys are on; its link is the list's one stop of the tab order. */
  cell: (row: ItemRow<N>, active: boolean) => ReactNode;
};

/** What a list calls its things. */
export type ItemWords = {
  one: string;
  many: string;
  /** Headings of the facets; one without a heading is not shown. */
  facets: Partial<Record<'kind' | 'status' | 'tenant', string>>;
  /** What the text filter looks through. */
  search: string;
};
