'use client';

import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { useRowWindow } from '@/components/ui/use-row-window';
import type { FindingRow } from '@/lib/findings/shapes';
import { areUsual, type ColumnId, type Placed } from './columns';
import { FindingRowView } from './finding-row';
import { GridHead } from './grid-head';
import { gridStyle, HEAD_HEIGHT, WIDTH } from './grid-layout';
import type { QueueSort } from './queue-url';
import { RowPlaces } from './row-places';
import type { Order, Selection } from './selection';

const HEIGHT = { wide: 40, compact: 32 };
/** The last rows can be scrolled out from under the bar of the selection. */
const FOOT_HEIGHT = 64;
/** The next page is asked for this many rows before the end is in sight. */
const AHEAD = 60;
const MOST_SELECTED = 500;

/** What the queue asks of the list it cannot draw itself. */
export type GridHandle = {
  scrollTop: () => number;
  /** The rows on the screen. */
  visible: () => readonly FindingRow[];
  /** Runs a change of the list so that the row it stands at, or else the first in sight, does not move. */
  hold: (change: () => void) => void;
};

type Props = {
  q: string;
  sort: QueueSort;
  rows: readonly FindingRow[];
  order: Order;
  /** How many there are in all; null while it is not known. */
  total: number | null;
  selection: Selection;
  compact: boolean;
  columns: readonly Placed[];
  onWidth: (id: ColumnId, width: number) => void;
  initialScrollTop: number;
  view: RefObject<{ from: number; to: number }>;
  handle: RefObject<GridHandle | null>;
  onNearEnd: () => void;
  /** A row was pressed with the mouse. */
  onPress: (row: FindingRow) => void;
  onFocusChange: (isInside: boolean) => void;
};

/** The list as a grid of virtual rows. One row is in the tab order; its place survives whatever the list does. */
export function FindingGrid(props: Props) {
  const {
    q,
    sort,
    rows,
    order,
    total,
    selection,
    compact,
    columns,
    onWidth,
    view,
    handle,
    onNearEnd,
    onPress,
    onFocusChange,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const height = compact ? HEIGHT.compact : HEIGHT.wide;
  const activeId = useSyncExternalStore(selection.subscribe, selection.active, none);
  const focusAsked = useSyncExternalStore(selection.subscribe, selection.focusAsked, zero);
  const activeAt = order.at(activeId);
  // A column drawn wider draws no row anew.
  const idsText = columns.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same columns
  const ids = useMemo(() => columns.map(({ id }) => id), [idsText]);
  const [barHeight, setBarHeight] = useState(0);
  const { reveal, from, to, drawn, isScrolling, width } = useRowWindow(scroller, {
    count: rows.length,
    rowHeight: height,
    headHeight: HEAD_HEIGHT,
    overscan: 8,
    initialTop: props.initialScrollTop,
    initialHeight: 700,
  });
  const isWide = !areUsual(columns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns or another width may bring the bar at its foot, or take it away
  useEffect(() => {
    const list = scroller.current;
    // Asked only where there may be one: it makes the browser lay out at once.
    setBarHeight(list && isWide ? list.offsetHeight - list.clientHeight : 0);
  }, [columns, width, isWide]);
  // The row it stands at keeps its element, and with it the focus, wherever the list is scrolled to.
  const inView = placesIn(drawn, activeAt).flatMap((index) => {
    const row = rows[index];
    return row ? [{ row, index, top: HEAD_HEIGHT + index * height }] : [];
  });
  const [places] = useState(() => new RowPlaces());
  const elements = places.of(
    inView.map(({ row }) => row.id),
    isScrolling,
    activeId,
  );

  useEffect(() => {
    view.current = { from, to };
    if (to >= rows.length - AHEAD) onNearEnd();
  }, [view, from, to, rows.length, onNearEnd]);

  const latest = useRef({ rows, order, height, barHeight });
  useEffect(() => {
    latest.current = { rows, order, height, barHeight };
  });
  const anchor = useRef<{ id: string; offset: number } | null>(null);
  useImperativeHandle(handle, () => ({
    scrollTop: () => scroller.current?.scrollTop ?? 0,
    visible: () => latest.current.rows.slice(view.current.from, view.current.to + 1),
    hold: (change) => {
      const at = scroller.current?.scrollTop ?? 0;
      const now = latest.current;
      const place = now.order.at(selection.active());
      const kept = place >= 0 ? place : Math.floor(at / now.height);
      const id = now.rows[kept]?.id;
      // At the very top what is new comes into sight.
      anchor.current = at === 0 || id === undefined ? null : { id, offset: kept * now.height - at };
      change();
    },
  }));
  useEffect(() => {
    const held = anchor.current;
    const at = held ? order.at(held.id) : -1;
    anchor.current = null;
    if (held && at >= 0 && scroller.current) scroller.current.scrollTop = at * height - held.offset;
  }, [order, height]);

  useEffect(() => {
    if (focusAsked === 0) return;
    const at = latest.current.order.at(selection.active());
    if (at < 0) return;
    reveal(at, latest.current.barHeight);
    // After a dialog that is closing has given the focus back.
    const frame = requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>('[data-row][data-active]')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [focusAsked, selection, reveal]);

  const onToggle = useCallback(
    (id: string, extend: boolean) => selection.toggle(latest.current.order, id, { extend }),
    [selection],
  );

  function press(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button, input, label') || getSelection()?.toString()) return;
    const row = rowOf(event.target, rows, order);
    if (row) onPress(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = steps(event.key, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1, rows.length);
    if (step === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    selection.move(order, step, { extend: event.shiftKey });
  }

  return (
    // The keys and presses are those of the rows in it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={scroller}
      className="@container min-h-0 grow overflow-auto overscroll-contain print:overflow-visible"
      onClick={press}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const row = rowOf(event.target, rows, order);
        if (row && row.id !== selection.active()) selection.stand(row.id);
        onFocusChange(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onFocusChange(false);
      }}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen and acted on by keyboard
        role="grid"
        aria-label="Findings"
        aria-multiselectable
        data-wide={isWide || undefined}
        aria-rowcount={total === null ? -1 : total + 1}
        className={clsx('relative block', isWide && WIDTH)}
        style={{ height: HEAD_HEIGHT + rows.length * height + FOOT_HEIGHT, ...gridStyle(columns) }}
      >
        <GridHead
          q={q}
          sort={sort}
          columns={columns}
          onWidth={onWidth}
          select={<SelectLoaded order={order} selection={selection} />}
        />
        <tbody className="block">
          {elements.map(({ key, at }) => {
            const shown = inView[at];
            return (
              shown && (
                <FindingRowView
                  key={key}
                  row={shown.row}
                  index={shown.index}
                  isTabStop={shown.index === Math.max(activeAt, 0)}
                  top={shown.top}
                  compact={compact}
                  columns={ids}
                  selection={selection}
                  onToggle={onToggle}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Selects what is loaded, as far as one action can reach. */
function SelectLoaded({ order, selection }: { order: Order; selection: Selection }) {
  const chosen = useSyncExternalStore(selection.subscribe, selection.selected, nobody);
  const most = order.ids.slice(0, MOST_SELECTED);
  const all = most.length > 0 && chosen.size >= most.length;
  return (
    <Checkbox
      aria-label={`Select the first ${most.length}`}
      checked={all}
      indeterminate={chosen.size > 0 && !all}
      onChange={() => selection.choose(all ? [] : most)}
    />
  );
}

/** From the first that is drawn to the last, and the active one in its place among them. */
function placesIn({ from, to }: { from: number; to: number }, active: number): number[] {
  const all = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (active < 0 || (active >= from && active <= to)) return all;
  return active < from ? [active, ...all] : [...all, active];
}

function rowOf(target: EventTarget, rows: readonly FindingRow[], order: Order): FindingRow | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return element?.dataset.row === undefined ? undefined : rows[order.at(element.dataset.row)];
}

function steps(key: string, page: number, all: number): number | null {
  const byKey: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -all,
    End: all,
  };
  return byKey[key] ?? null;
}

const none = () => null;
const zero = () => 0;
const empty: ReadonlySet<string> = new Set();
const nobody = () => empty;
