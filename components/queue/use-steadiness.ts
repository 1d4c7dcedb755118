'use client';

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { GridHandle } from './finding-grid';
import type { Selection } from './selection';

/** Lets news in by itself while nobody stands in the list; gives what is told of the focus. */
export function useSteadiness({
  selection,
  pane,
  grid,
  news,
  apply,
  isBusy,
}: {
  selection: Selection;
  pane: boolean;
  grid: RefObject<GridHandle | null>;
  news: { added: string[]; changed: string[] };
  apply: () => void;
  isBusy: boolean;
}): (isInside: boolean) => void {
  const inside = useRef(false);
  useEffect(() => {
    if (news.added.length + news.changed.length === 0) return;
    const isRead = inside.current || pane || isBusy || selection.selected().size > 0;
    if (!isRead && (grid.current?.scrollTop() ?? 0) === 0) apply();
  }, [news, apply, pane, isBusy, selection, grid]);
  return useCallback((isInside) => {
    inside.current = isInside;
  }, []);
}
