'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Page } from '@/components/shell/page';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemWords, ListColumn, ListRow } from './item-column';
import { ItemList } from './item-list';
import { TenantFreshnessBar } from './tenant-freshness-bar';
import { TenantNotes } from './tenant-notes';
import { useActiveRow } from './use-active-row';
import type { ListUrl } from './use-item-url';
import { useListKeys } from './use-list-keys';

/** The rows of a list and what stands around them. */
export type FrameRows<Row extends ListRow, By extends string> = {
  rows: readonly Row[];
  total: number;
  /** The column of facets. */
  filters?: ReactNode;
  /** The line over the list. */
  bar: ReactNode;
  /** Rows for another question are on their way; those that are there stay. */
  fetching?: boolean;
  sort?: By | `-${By}`;
  onSort?: (by: By) => void;
  hasMore?: boolean;
  onMore?: () => void;
  /** Drawn where there are no rows. */
  otherwise: ReactNode;
};

/** What a pane needs of the frame it stands in. */
export type PaneParts = {
  one: string;
  /** Opened by a key that asks to go in. */
  takeFocus: boolean;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
};

/** A list with its filters at the left and the detail of the open row at the right, and the keys that work on it. */
export function RowsFrame<Row extends ListRow, By extends string>({
  noun,
  title,
  words,
  columns,
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
  actions,
  forActive,
  again,
  search,
  detail,
}: FrameRows<Row, By> & {
  /** Whose freshness the list's is. */
  noun: ItemNoun;
  title: string;
  words: Pick<ItemWords, 'one' | 'many'>;
  columns: readonly ListColumn<Row, By>[];
  actions?: ReactNode;
  forActive?: (row: Row | null) => ReactNode;
  url: Pick<ListUrl<unknown>, 'openId' | 'open'>;
  /** What is read again by its key. */
  again: QueryKey;
  /** The query, in the top bar. */
  search: ReactNode;
  /** What is known of the open row; absent where the list does not hold it. */
  detail: (id: string, row: Row | undefined, frame: PaneParts) => ReactNode;
}) {
  const { openId, open } = url;
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
    readAgain: () => void client.invalidateQueries({ queryKey: again }),
  });

  return (
    <Page title={title} scroll={false} query={search} freshness={<TenantFreshnessBar noun={noun} />} actions={actions}>
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
      {openId !== null &&
        detail(
          openId,
          rows.find(({ id }) => id === openId),
          {
            one: words.one.charAt(0).toUpperCase() + words.one.slice(1),
            takeFocus,
            onStep: step,
            onClose: close,
          },
        )}
    </Page>
  );
}
