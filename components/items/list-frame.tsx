'use client';

import type { ReactNode } from 'react';
import type { ItemDetail, ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemColumn, ItemWords } from './item-column';
import { ItemPane } from './item-pane';
import { ItemSearch } from './item-search';
import { items } from './queries';
import { type FrameRows, RowsFrame } from './rows-frame';
import type { ItemUrl } from './use-item-url';

/** What a screen is made of, whatever brings its rows. */
export type FrameParts<N extends ItemNoun> = {
  noun: N;
  title: string;
  words: ItemWords;
  columns: readonly ItemColumn<N>[];
  /** Buttons at the right of the top bar. */
  actions?: ReactNode;
  /** Keys and buttons for the active row: the one that J and K are on. */
  forActive?: (row: ItemRow<N> | null) => ReactNode;
  pane: (detail: ItemDetail<N>) => ReactNode;
  paneFooter?: (detail: ItemDetail<N>) => ReactNode;
};

/** A list of items of one noun, found by words, with the record of the open one beside it. */
export function ListFrame<N extends ItemNoun>({
  pane,
  paneFooter,
  url,
  ...rest
}: FrameParts<N> & FrameRows<ItemRow<N>, 'at' | 'title'> & { url: ItemUrl }) {
  const { noun, words } = rest;
  const { query, setQuery } = url;
  return (
    <RowsFrame
      {...rest}
      url={url}
      again={items.of(noun)}
      search={<ItemSearch label={words.search} text={query.text} onText={(text) => setQuery({ ...query, text })} />}
      detail={(id, row, frame) => (
        <ItemPane key={id} noun={noun} id={id} row={row} {...frame} footer={paneFooter}>
          {pane}
        </ItemPane>
      )}
    />
  );
}
