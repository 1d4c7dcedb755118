'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Page } from '@/components/shell/page';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { ItemSort } from '@/lib/items/schema';
import type { ItemDetail, ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemColumn, ItemWords } from './item-column';
import { ItemList } from './item-list';
import { ItemPane } from './item-pane';
import { ItemSearch } from './item-search';
import { items } from './queries';
import { TenantFreshnessBar } from './tenant-freshness-bar';
import { TenantNotes } from './tenant-notes';
import { useActiveRow } from './use-active-row';
import type { ItemUrl } from './use-item-url';
import { useListKeys } from './use-list-keys';

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

/** A list with its filters at the left and the detail of the open row at the right, and the keys that work on it. */
export function ListFrame<N extends ItemNoun>({
  url,
  rows,
  total,
  filters,
  bar,
  fetching = false,
  sort,
  onSort,
  hasMore = false,
  onMore,
  otherwise,
  ...parts
}: FrameParts<N> & {
  url: ItemUrl;
  rows: readonly ItemRow<N>[];
  total: number;
  /** The column of facets. */
  filters?: ReactNode;
  /** The line over the list. */
  bar: ReactNode;
  /** Rows for another question are on their way; those that are there stay. */
  fetching?: boolean;
  sort?: ItemSort;
  onSort?: (by: 'at' | 'title') => void;
  hasMore?: boolean;
  onMore?: () => void;
  /** Drawn where there are no rows. */
  otherwise: ReactNode;
}) {
  const { noun, title, words, columns, actions, forActive, pane, paneFooter } = parts;
  const { query, setQuery, openId, open } = url;
  const client = useQueryClient();
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const cursor = useActiveRow(ids, openId);
  const [takeFocus, setTakeFocus] = useState(false);
  const [showFilters, setShowFilters] = useState(true);

  function show(id: string, byKey: boolean) {
    cursor.setActive(id);
    setTakeFocus(byKey);
    open(id);
  }
  function close() {
    open(null);
    cursor.focusActive();
  }
  function step(by: 1 | -1) {
    const id = cursor.move(by);
    setTakeFocus(false);
    if (id !== null && openId !== null) open(id, 'step');
  }
  useListKeys({
    words,
    step,
    openActive: () => cursor.activeId !== null && show(cursor.activeId, true),
    close: openId === null ? undefined : close,
    toggleFilters: filters === undefined ? undefined : () => setShowFilters(!showFilters),
    readAgain: () => void client.invalidateQueries({ queryKey: items.of(noun) }),
  });

  return (
    <Page
      title={title}
      scroll={false}
      query={<ItemSearch label={words.search} text={query.text} onText={(text) => setQuery({ ...query, text })} />}
      freshness={<TenantFreshnessBar noun={noun} />}
      actions={actions}
    >
      {filters !== undefined && showFilters && (
        <section
          aria-label="Filters"
          className="w-45 shrink-0 overflow-y-auto border-line border-r px-4 py-3 max-md:hidden"
        >
          {filters}
        </section>
      )}
      <section aria-label={title} className="@container relative flex min-w-0 grow flex-col">
        <ProgressBar active={fetching} />
        {bar}
        <TenantNotes noun={noun} many={words.many} />
        {rows.length > 0 ? (
          <ItemList
            label={title}
            columns={columns}
            rows={rows}
            total={total}
            body={cursor.body}
            activeId={cursor.activeId}
            activeIndex={cursor.index}
            moves={cursor.moves}
            openId={openId}
            sort={sort}
            onSort={onSort}
            onOpen={show}
            hasMore={hasMore}
            onMore={onMore}
          />
        ) : (
          otherwise
        )}
        {forActive?.(rows[cursor.index] ?? null)}
      </section>
      {openId !== null && (
        <ItemPane
          key={openId}
          noun={noun}
          id={openId}
          row={rows.find(({ id }) => id === openId)}
          one={words.one.charAt(0).toUpperCase() + words.one.slice(1)}
          takeFocus={takeFocus}
          onStep={step}
          onClose={close}
          footer={paneFooter}
        >
          {pane}
        </ItemPane>
      )}
    </Page>
  );
}
