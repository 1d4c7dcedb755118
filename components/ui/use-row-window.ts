import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { RowWindow } from './row-window';

type Given = {
  count: number;
  rowHeight: number;
  headHeight: number;
  /** How many more rows are drawn at either end. */
  overscan: number;
  initialTop: number;
  initialHeight: number;
};

/** The places of the rows to draw, `from` and `to` of those in sight, and how to bring another into sight. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, given: Given) {
  const { count, rowHeight, headHeight, overscan, initialTop, initialHeight } = given;
  const [list] = useState(() => new RowWindow({ rowHeight, headHeight, top: initialTop, height: initialHeight }));
  const { first, last, isScrolling, width } = useSyncExternalStore(list.subscribe, list.now, list.now);
  useLayoutEffect(() => list.setRowHeight(rowHeight), [list, rowHeight]);
  useLayoutEffect(() => (scroller.current ? list.follow(scroller.current) : undefined), [list, scroller]);
  const end = Math.max(0, count - 1);
  const [from, to] = [Math.min(first, end), Math.min(last, end)];
  const drawn = { from: Math.max(0, from - overscan), to: Math.min(to + overscan, count - 1) };
  return { reveal: list.reveal, from, to, drawn, isScrolling, width };
}
