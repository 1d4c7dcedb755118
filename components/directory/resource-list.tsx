'use client';

import { useMemo, useState } from 'react';
import { ItemList } from '@/components/items/item-list';
import { useActiveRow } from '@/components/items/use-active-row';
import { useListKeys } from '@/components/items/use-list-keys';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SkeletonRows } from '@/components/ui/skeleton';
import { isOfSpan } from './asked';
import { fieldText } from './field-words';
import { RecordPane } from './record-pane';
import { ResourceBar } from './resource-bar';
import { resourceColumns, shownRows } from './resource-columns';
import type { Ask, Place } from './resource-view';
import { UnreadAnswer } from './unread-answer';
import { directoryHref, useDirectoryUrl } from './use-directory-url';
import { useRecords } from './use-reads';

/** The list of a resource with the record that is open beside it. */
export function ResourceList({ tenant, names, resource, onAsk }: Place & { onAsk: Ask }) {
  const url = useDirectoryUrl();
  const { itemId, text, put } = url;
  const list = useRecords(tenant.id, resource, url);
  const { rows, described } = list;
  const [takeFocus, setTakeFocus] = useState(false);
  const many = resource.label.toLowerCase();
  const sort = url.sort ?? (described && isOfSpan(described) ? '-at' : 'title');
  const shown = useMemo(() => {
    const textOf = (row: { title: string; raw: Record<string, unknown> }, by: string) =>
      by === 'title' ? row.title : fieldText(resource.id, by, row.raw[by], names);
    return shownRows(rows ?? [], { text, sort, textOf });
  }, [rows, text, sort, resource.id, names]);
  const columns = useMemo(
    () => resourceColumns(resource, rows ?? [], names, (id) => directoryHref(resource.id, tenant.id, id)),
    [resource, rows, names, tenant.id],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const cursor = useActiveRow(ids, itemId);

  function show(id: string, byKey: boolean) {
    cursor.setActive(id);
    setTakeFocus(byKey);
    put({ item: id }, itemId === null ? 'push' : 'replace');
  }
  function close() {
    put({ item: null });
    cursor.focusActive();
  }
  function step(by: 1 | -1) {
    const id = cursor.move(by);
    setTakeFocus(false);
    if (id !== null && itemId !== null) put({ item: id });
  }
  useListKeys({
    words: { one: resource.one, many },
    step,
    openActive: () => cursor.activeId !== null && show(cursor.activeId, true),
    close: itemId === null ? undefined : close,
    toggleFilters: undefined,
    readAgain: list.readAgain,
  });

  return (
    <>
      <section aria-label={resource.label} className="@container relative flex min-w-0 grow flex-col">
        <ProgressBar active={list.isFetching && rows !== undefined} />
        <ResourceBar
          resource={resource}
          described={described}
          total={rows?.length}
          shown={shown.length}
          at={list.at}
          onAgain={list.readAgain}
          onAsk={onAsk}
        />
        {list.error && rows && (
          <p role="alert" className="border-line border-b px-4 py-1.5 text-ink-2 text-sm">
            It could not be read again; what stands here is as it was.
          </p>
        )}
        {shown.length > 0 ? (
          <ItemList
            label={resource.label}
            columns={columns}
            rows={shown}
            total={shown.length}
            body={cursor.body}
            activeId={cursor.activeId}
            activeIndex={cursor.index}
            moves={cursor.moves}
            openId={itemId}
            sort={sort}
            onSort={(by) => put({ sort: sort === by ? `-${by}` : by })}
            onOpen={show}
            hasMore={false}
          />
        ) : rows ? (
          <EmptyState title={rows.length > 0 ? `No ${resource.one} holds these words` : `The vendor lists no ${many}`}>
            {rows.length > 0 ? `There are ${rows.length} in all.` : `As ${tenant.name} answered just now.`}
          </EmptyState>
        ) : rows === null ? (
          <UnreadAnswer answer={list.answer} />
        ) : list.error ? (
          <FailedState
            title={`The ${many} could not be read`}
            error={list.error}
            onRetry={list.readAgain}
            retrying={list.isFetching}
          />
        ) : (
          <SkeletonRows label={`Asking ${tenant.vendorLabel} for ${many}`} />
        )}
      </section>
      {itemId !== null && (
        <RecordPane
          key={itemId}
          {...{ tenant, names, resource, takeFocus, onAsk }}
          id={itemId}
          row={rows?.find(({ id }) => id === itemId)}
          onStep={step}
          onClose={close}
        />
      )}
    </>
  );
}
